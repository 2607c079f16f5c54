package tributary.backend.admin.health;

import java.io.IOException;
import java.net.URI;
import org.springframework.stereotype.Component;
import tributary.backend.site.SiteSettings;
import tributary.backend.tracking.SiteTracker;

/// Announces over HTTP and UDP to the tracker's own port, by the public name and, where that fails, on this machine.
abstract class TrackerPortTest implements HealthTest {

    private final SiteTracker tracker;
    private final SiteSettings settings;

    TrackerPortTest(SiteTracker tracker, SiteSettings settings) {
        this.tracker = tracker;
        this.settings = settings;
    }

    abstract void announce(Announce announce, String host, int port) throws IOException, InterruptedException;

    @Override
    public HealthResult run() throws InterruptedException {
        try (var swarm = new TestSwarm(tracker)) {
            var port = tracker.port();
            var url = settings.publicUrl();
            var host = url == null
                    ? tracker.localHost()
                    : String.valueOf(URI.create(url).getHost());
            try {
                announce(swarm.announce(), host, port);
                return HealthResult.fine("fine", host + ":" + port);
            } catch (IOException failure) {
                return here(swarm, host, port, HealthRound.words(failure));
            }
        }
    }

    private HealthResult here(TestSwarm swarm, String host, int port, String reason) throws InterruptedException {
        try {
            announce(swarm.announce(), tracker.localHost(), port);
            return HealthResult.warning("outside", host + ":" + port, reason);
        } catch (IOException _) {
            return HealthResult.broken("down", host + ":" + port, reason);
        }
    }

    /// HTTP, for ordinary clients.
    @Component
    static class Http extends TrackerPortTest {

        Http(SiteTracker tracker, SiteSettings settings) {
            super(tracker, settings);
        }

        @Override
        public String name() {
            return "tracker-http";
        }

        @Override
        public int order() {
            return 61;
        }

        @Override
        void announce(Announce announce, String host, int port) throws IOException, InterruptedException {
            announce.overHttp("http://" + host + ":" + port);
        }
    }

    /// UDP, for ordinary clients.
    @Component
    static class Udp extends TrackerPortTest {

        Udp(SiteTracker tracker, SiteSettings settings) {
            super(tracker, settings);
        }

        @Override
        public String name() {
            return "tracker-udp";
        }

        @Override
        public int order() {
            return 62;
        }

        @Override
        void announce(Announce announce, String host, int port) throws IOException {
            announce.overUdp(host, port, false);
        }
    }
}
