package tributary.backend.tracking;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tributary.backend.site.HomeFolder;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.SecretFile;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;
import tributary.tracker.SwarmCounts;
import tributary.tracker.SwarmTokens;
import tributary.tracker.Tracker;
import tributary.tracker.TrackerSettings;
import tributary.tracker.TrackerStatistics;

/// The tracker that runs inside the site. It listens from the moment this bean is made until the site stops.
@Component
public class SiteTracker implements DisposableBean {

    private static final Duration SEEDER_TOKEN = Duration.ofHours(1);
    private static final int SECRET_BYTES = 32;

    private final Tracker tracker;
    private final SwarmTokens tokens;
    private final TrackingSettings settings;
    private final TrackerSettings own;
    private final Clock clock;
    private final byte[] secret;
    private final Map<String, PeerId> seeders = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    SiteTracker(Environment environment, HomeFolder home, TrackingSettings settings, Clock clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.secret = HexFormat.of().parseHex(SecretFile.text(home.secrets().resolve("swarm-secret"), SECRET_BYTES));
        this.tokens = new SwarmTokens(secret);
        this.own = TrackerSettings.read(key -> environment.getProperty("tributary.tracker." + key));
        this.tracker = Tracker.start(own, tokens);
    }

    /// TCP and UDP.
    public int port() {
        return tracker.port();
    }

    /// Where this machine reaches the tracker.
    public String localHost() {
        return own.host().isEmpty()
                        || own.host().equals("0.0.0.0")
                        || own.host().equals("::")
                ? "127.0.0.1"
                : own.host();
    }

    /// Serves a swarm from now on, or changes who may join it.
    ///
    /// @param group what tokens are bound to
    /// @param anyone whether clients without a token may join
    public void admit(InfoHash infoHash, UUID group, boolean anyone) {
        tracker.admit(infoHash, group, !anyone);
    }

    /// Ends a swarm at once.
    public void dismiss(InfoHash infoHash) {
        tracker.dismiss(infoHash);
    }

    public SwarmCounts counts(InfoHash infoHash) {
        return tracker.counts(infoHash);
    }

    /// Of all swarms that are not empty.
    public Map<InfoHash, SwarmCounts> counts() {
        return tracker.counts();
    }

    /// What the tracker has done since the site started.
    public TrackerStatistics statistics() {
        return tracker.statistics();
    }

    /// Lets a page into the swarms of one video.
    public SwarmToken viewerToken(UUID group) {
        var expires = in(settings.passLifetime());
        return new SwarmToken(tokens.mint(group, expires, SwarmTokens.Scope.VIEWER), expires);
    }

    /// Lets a seeder of ours into all swarms.
    public SwarmToken seederToken() {
        var expires = in(SEEDER_TOKEN);
        return new SwarmToken(tokens.mintSeeder(expires), expires);
    }

    /// Tokens count in whole seconds.
    private Instant in(Duration lifetime) {
        return clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
    }

    /// The id of one of our seeders, which from now on nobody else may use.
    public PeerId seederPeerId(String name) {
        return seeders.computeIfAbsent(name, it -> {
            var id = SeederPeerIds.of(secret, it);
            tracker.reserve(id);
            return id;
        });
    }

    /// Trackers for a `.torrent`, in tiers: pages' and web clients' on the site's own port, HTTP, UDP.
    ///
    /// @param publicAddress `https://host[:port]`
    public List<List<String>> announceList(String publicAddress) {
        var ownPort = PublicAddress.host(publicAddress);
        var host = ownPort.replaceFirst(":\\d+$", "");
        var scheme = publicAddress.startsWith("https:") ? "wss://" : "ws://";
        return List.of(
                List.of(scheme + ownPort + "/announce"),
                List.of("http://" + host + ":" + port() + "/announce"),
                List.of("udp://" + host + ":" + port()));
    }

    /// Before the web server stops, so that pages are told and do not hold it up.
    @EventListener
    void on(ContextClosedEvent event) {
        close();
    }

    /// Also where the site's start fails half-way.
    @Override
    public void destroy() {
        close();
    }

    private void close() {
        if (closed.compareAndSet(false, true)) {
            tracker.close();
        }
    }
}
