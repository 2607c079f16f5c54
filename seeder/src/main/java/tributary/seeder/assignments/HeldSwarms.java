package tributary.seeder.assignments;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;
import tributary.protocol.worker.SeedingAssignment;
import tributary.protocol.worker.SeedingAssignments;
import tributary.seeder.tracker.TrackerAddress;
import tributary.seeder.transport.Swarm;
import tributary.seeder.transport.Swarms;

/// Makes the swarms that are held those that the site wants. Leaving comes first and does not wait for anything; each
/// joining goes its own way and is tried again until it works or is not wanted any more.
public final class HeldSwarms {

    /// Those who find peers for a swarm.
    public interface Announcers {

        void use(TrackerAddress address);

        void join(Swarm swarm);

        void leave(InfoHash infoHash);
    }

    private static final Logger log = LoggerFactory.getLogger(HeldSwarms.class);
    private static final long LONGEST_PAUSE_MILLIS = 15_000;

    private final Swarms swarms;
    private final SwarmOpener opener;
    private final Announcers announcers;
    private final Map<InfoHash, Thread> wanted = new HashMap<>();

    public HeldSwarms(Swarms swarms, SwarmOpener opener, Announcers announcers) {
        this.swarms = swarms;
        this.opener = opener;
        this.announcers = announcers;
    }

    /// Takes the site's newest answer.
    ///
    /// @throws IllegalArgumentException if it is malformed; nothing has changed then
    public synchronized void update(SeedingAssignments assignments) {
        var changes = Reconciliation.of(wanted.keySet(), assignments.swarms());
        var address = new TrackerAddress(
                URI.create(assignments.trackerUrl()), PeerId.ofHex(assignments.peerId()), assignments.trackerToken());
        changes.leave().forEach(this::leave);
        announcers.use(address);
        changes.join().forEach(this::join);
        if (!changes.leave().isEmpty() || !changes.join().isEmpty()) {
            log.info(
                    "{} swarms wanted: {} new, {} gone",
                    wanted.size(),
                    changes.join().size(),
                    changes.leave().size());
        }
    }

    private void leave(InfoHash infoHash) {
        var joining = wanted.remove(infoHash);
        if (joining != null) {
            joining.interrupt();
        }
        announcers.leave(infoHash);
        var _ = swarms.drop(infoHash);
    }

    private void join(InfoHash infoHash, SeedingAssignment assignment) {
        wanted.put(infoHash, Thread.ofVirtual().name("join-" + infoHash).start(() -> open(infoHash, assignment)));
    }

    private void open(InfoHash infoHash, SeedingAssignment assignment) {
        for (var pause = 250L; ; pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2)) {
            try {
                try {
                    opened(infoHash, opener.open(assignment));
                    return;
                } catch (IOException | RuntimeException unusable) {
                    log.warn("{} cannot be seeded; trying again in {} ms: {}", infoHash, pause, unusable.toString());
                    Thread.sleep(pause);
                }
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private synchronized void opened(InfoHash infoHash, Swarm swarm) {
        if (!Thread.currentThread().equals(wanted.get(infoHash))) {
            swarm.discard();
            return;
        }
        swarms.hold(swarm);
        announcers.join(swarm);
    }
}
