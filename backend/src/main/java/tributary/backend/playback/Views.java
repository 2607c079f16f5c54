package tributary.backend.playback;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.SignedIn;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoState;
import tributary.backend.videos.Videos;

/// Counts views and writes them to the database in batches.
///
/// Viewers without an account are told apart by address and browser, mixed with a key that never
/// leaves memory, so that nobody's address is kept.
@Component
public class Views {

    private static final Logger LOG = LoggerFactory.getLogger(Views.class);
    private static final int KEY_BYTES = 16;
    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final ViewCounter counter;
    private final Videos videos;
    private final byte[] key = new byte[KEY_BYTES];

    Views(PlaybackSettings settings, Videos videos) {
        this.counter = new ViewCounter(settings, Clock.systemUTC());
        this.videos = videos;
        new SecureRandom().nextBytes(key);
    }

    /// A player of this viewer says that it is playing.
    public void watching(Video video, @Nullable SignedIn viewer, HttpServletRequest request) {
        var owner = viewer != null && viewer.accountId() == video.accountId();
        if (owner || video.state() != VideoState.PUBLISHED) {
            return;
        }
        var length = Duration.ofMillis(Math.round(video.durationSeconds() * 1000));
        counter.ping(video.id(), viewer == null ? stranger(request) : "account " + viewer.accountId(), length);
    }

    @Scheduled(fixedDelayString = "${tributary.playback.flush-every:10s}")
    void flush() {
        var counted = counter.take();
        if (counted.isEmpty()) {
            return;
        }
        try {
            videos.viewed(counted);
        } catch (DataAccessException failure) {
            counter.giveBack(counted);
            LOG.warn("Views could not be written; they are kept for the next attempt", failure);
        }
    }

    @PreDestroy
    void flushAtLast() {
        flush();
    }

    private String stranger(HttpServletRequest request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            digest.update(network(request.getRemoteAddr()));
            digest.update(Objects.requireNonNullElse(request.getHeader("User-Agent"), "")
                    .getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// One household has one IPv4 address, but 2^64 IPv6 addresses.
    private static byte[] network(String address) {
        var bytes = InetAddress.ofLiteral(address).getAddress();
        return bytes.length == IPV6_BYTES ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes;
    }
}
