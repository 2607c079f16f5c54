package tributary.seeder.assignments;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.worker.SeederStatus;
import tributary.protocol.worker.SeederStatus.SwarmStatus;
import tributary.seeder.transport.Swarms;

/// Tells the site every five seconds what is held and has been given.
public final class StatusReports implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StatusReports.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Site site;
    private final Swarms swarms;
    private final Thread thread;

    private StatusReports(Site site, Swarms swarms) {
        this.site = site;
        this.swarms = swarms;
        this.thread = Thread.ofVirtual().name("status").unstarted(this::run);
    }

    public static StatusReports start(Site site, Swarms swarms) {
        var reports = new StatusReports(site, swarms);
        reports.thread.start();
        return reports;
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(EVERY);
                site.report(status());
            } catch (IOException | RuntimeException away) {
                log.debug("The status was not reported: {}", away.toString());
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private SeederStatus status() {
        return new SeederStatus(
                site.name(),
                swarms.connections(),
                swarms.uploaded(),
                swarms.all().stream()
                        .map(swarm -> new SwarmStatus(swarm.infoHash().toHex(), swarm.connections(), swarm.uploaded()))
                        .toList());
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
