package tributary.seeder.assignments;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.worker.SeedingAssignments;

/// Asks the site for assignments, for ever; while it is away, with pauses of 0.25 to 10 seconds. What is held goes on
/// being seeded in the meantime.
public final class AssignmentWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AssignmentWatch.class);
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    private static final long NEVER = -1;

    private final Site site;
    private final Consumer<SeedingAssignments> onNews;
    private final Thread thread;

    private AssignmentWatch(Site site, Consumer<SeedingAssignments> onNews) {
        this.site = site;
        this.onNews = onNews;
        this.thread = Thread.ofVirtual().name("assignments").unstarted(this::run);
    }

    /// @param onNews gets every answer, from one thread
    public static AssignmentWatch start(Site site, Consumer<SeedingAssignments> onNews) {
        var watch = new AssignmentWatch(site, onNews);
        watch.thread.start();
        return watch;
    }

    private void run() {
        var revision = NEVER;
        var pause = FIRST_PAUSE_MILLIS;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                try {
                    var assignments = site.assignments(revision);
                    onNews.accept(assignments);
                    revision = assignments.revision();
                    pause = FIRST_PAUSE_MILLIS;
                } catch (IOException | RuntimeException away) {
                    log.info("No assignments from the site; asking again in {} ms: {}", pause, away.toString());
                    // A site that was restarted may count anew.
                    revision = NEVER;
                    Thread.sleep(pause + ThreadLocalRandom.current().nextLong(pause / 2));
                    pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
                }
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
