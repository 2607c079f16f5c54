package tributary.backend.moderation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.backend.uploads.SourceReceived;
import tributary.backend.videos.Moderation;
import tributary.backend.videos.Videos;

/// Knows every source by its SHA-256, so that what was blocked once does not come back under another name. The file is
/// opened as soon as it is there: it stays readable while transcoding moves or removes it.
@Component
class SourceHashes {

    private static final Logger log = LoggerFactory.getLogger(SourceHashes.class);
    private static final int BUFFER = 1 << 20;

    private final Semaphore atOnce = new Semaphore(2);
    private final JdbcClient database;
    private final Rules rules;
    private final UploadReview review;
    private final Moderation moderation;
    private final Videos videos;
    private final TransactionTemplate transaction;

    SourceHashes(
            JdbcClient database,
            Rules rules,
            UploadReview review,
            Moderation moderation,
            Videos videos,
            TransactionTemplate transaction) {
        this.database = database;
        this.rules = rules;
        this.review = review;
        this.moderation = moderation;
        this.videos = videos;
        this.transaction = transaction;
    }

    @TransactionalEventListener
    void on(SourceReceived event) {
        try {
            var channel = FileChannel.open(event.source(), StandardOpenOption.READ);
            Thread.ofVirtual()
                    .name("hash-of-" + event.videoId())
                    .start(() -> check(event.videoId(), channel, event.source()));
        } catch (IOException failure) {
            log.warn("The source of video {} cannot be hashed; it waits for a moderator", event.videoId(), failure);
        }
    }

    private void check(long videoId, FileChannel channel, Path source) {
        atOnce.acquireUninterruptibly();
        try (channel) {
            var hash = sha256(channel);
            transaction.executeWithoutResult(_ -> found(videoId, hash));
        } catch (IOException | RuntimeException failure) {
            log.warn("{} cannot be hashed; the video waits for a moderator", source, failure);
        } finally {
            atOnce.release();
        }
    }

    private void found(long videoId, byte[] hash) {
        var video = videos.hold(videoId);
        if (video.isEmpty()) {
            return;
        }
        database.sql("insert into source_hash (video_id, sha256) values (?, ?) on conflict do nothing")
                .params(videoId, hash)
                .update();
        var rule = rules.file(HexFormat.of().formatHex(hash));
        if (rule.isPresent() && rule.get().action() == Rule.Action.REFUSE) {
            moderation.block(videoId, "The same file was blocked here before.");
        } else if (rule.isPresent()) {
            review.hold(video.get(), List.of("file"));
        }
        review.clear(videoId, UploadReview.CHECKING);
    }

    /// Hexadecimal digits.
    Optional<String> of(long videoId) {
        return database.sql("select sha256 from source_hash where video_id = ?")
                .param(videoId)
                .query((row, _) -> HexFormat.of().formatHex(row.getBytes("sha256")))
                .optional();
    }

    private static byte[] sha256(FileChannel channel) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = ByteBuffer.allocate(BUFFER);
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
