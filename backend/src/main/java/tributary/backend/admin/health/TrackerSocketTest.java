package tributary.backend.admin.health;

import java.io.IOException;
import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tributary.backend.site.SiteSettings;
import tributary.backend.tracking.SiteTracker;

/// Announces over a web socket by the address that pages use. Where that fails, the same on this machine shows whether
/// the
/// tracker or what stands before it is at fault.
@Component
class TrackerSocketTest implements HealthTest {

    private static final int UPGRADE_REQUIRED = 426;

    private final SiteTracker tracker;
    private final SiteSettings settings;
    private final Environment environment;

    TrackerSocketTest(SiteTracker tracker, SiteSettings settings, Environment environment) {
        this.tracker = tracker;
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "tracker";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public HealthResult run() throws InterruptedException {
        try (var swarm = new TestSwarm(tracker)) {
            var own = "ws://127.0.0.1:" + environment.getProperty("local.server.port") + "/announce";
            var url = settings.publicUrl();
            var address = url == null ? own : url.replaceFirst("^http", "ws") + "/announce";
            try {
                swarm.announce().overWebSocket(URI.create(address));
                return HealthResult.fine("fine", address);
            } catch (Announce.NoUpgrade refused) {
                return works(swarm, own)
                        ? proxy(address, refused)
                        : HealthResult.broken("down", HealthRound.words(refused));
            } catch (IOException silent) {
                return works(swarm, own)
                        ? HealthResult.broken("swallowed", address, HealthRound.words(silent))
                        : HealthResult.broken("down", HealthRound.words(silent));
            }
        }
    }

    private static HealthResult proxy(String address, Announce.NoUpgrade refused) {
        if (refused.status() == 0) {
            return HealthResult.broken("unreachable", address, HealthRound.words(refused));
        }
        return refused.status() < 400 || refused.status() == UPGRADE_REQUIRED || refused.status() == 400
                ? HealthResult.broken("no-upgrade", address, refused.status())
                : HealthResult.broken("refused", address, refused.status());
    }

    private static boolean works(TestSwarm swarm, String own) throws InterruptedException {
        try {
            swarm.announce().overWebSocket(URI.create(own));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
