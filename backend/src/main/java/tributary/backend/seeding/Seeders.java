package tributary.backend.seeding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.site.Refused;
import tributary.backend.tracking.SiteTracker;
import tributary.backend.workers.EmbeddedWorkers;
import tributary.backend.workers.WorkerKind;
import tributary.protocol.PeerId;
import tributary.protocol.worker.SeederStatus;

/// The site's own seeders: which there are, and what they last said.
@Component
public class Seeders {

    private static final Duration PRESENT = Duration.ofMinutes(2);
    private static final int MOST = 100;

    private final SiteTracker tracker;
    private final EmbeddedWorkers workers;
    private final Clock clock;
    private final Map<String, Seeder> seeders = new ConcurrentHashMap<>();

    Seeders(SiteTracker tracker, EmbeddedWorkers workers, Clock clock) {
        this.tracker = tracker;
        this.workers = workers;
        this.clock = clock;
    }

    /// @param lastSeen when it last asked or reported
    /// @param status its last report, if there was one
    public record Seeder(
            String name,
            PeerId peerId,
            Instant lastSeen,
            @Nullable SeederStatus status) {}

    /// Those that were heard of in the last two minutes.
    public List<Seeder> present() {
        var since = clock.instant().minus(PRESENT);
        return seeders.values().stream()
                .filter(seeder -> seeder.lastSeen().isAfter(since))
                .toList();
    }

    /// By these ids pages know them. The embedded seeder's is told before it has asked for the first time, so that a
    /// page that is opened just after the start knows it as well.
    List<PeerId> peerIds() {
        if (workers.startsItself(WorkerKind.SEEDER)) {
            seen(EmbeddedWorkers.NAME);
        }
        return present().stream().map(Seeder::peerId).toList();
    }

    /// @throws Refused 400 if the name is not one
    Seeder seen(String name) {
        if (name.isBlank() || name.length() > 100) {
            throw Refused.invalid("A worker's name has 1 to 100 characters.");
        }
        if (seeders.size() >= MOST && !seeders.containsKey(name)) {
            throw Refused.invalid("There are more than " + MOST + " seeders' names in use.");
        }
        return seeders.merge(
                name,
                new Seeder(name, tracker.seederPeerId(name), clock.instant(), null),
                (before, now) -> new Seeder(name, before.peerId(), now.lastSeen(), before.status()));
    }

    public void report(SeederStatus status) {
        var seeder = seen(status.seeder());
        seeders.put(status.seeder(), new Seeder(seeder.name(), seeder.peerId(), clock.instant(), status));
    }
}
