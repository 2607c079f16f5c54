package tributary.backend.seeding;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tributary.backend.storage.Blobs;
import tributary.backend.torrents.SwarmsClosed;
import tributary.backend.torrents.Torrents;
import tributary.backend.tracking.SiteTracker;
import tributary.backend.transcoding.Renditions;
import tributary.protocol.InfoHash;
import tributary.protocol.worker.SeedingAssignment;
import tributary.protocol.worker.SeedingAssignments;

/// Watches the tracker's counts and tells the seeders where they are needed. The database is asked only about swarms
/// that have just got their first viewer.
@Component
public class SeedingAssigner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SeedingAssigner.class);
    private static final int LONGEST_WAIT_SECONDS = 25;

    private final SiteTracker tracker;
    private final Seeders seeders;
    private final Torrents torrents;
    private final Renditions renditions;
    private final Blobs blobs;
    private final Clock clock;
    private final SeedingPlan plan;
    private volatile boolean running;

    SeedingAssigner(
            SiteTracker tracker, Seeders seeders, Torrents torrents, Renditions renditions, Blobs blobs, Clock clock) {
        this.tracker = tracker;
        this.seeders = seeders;
        this.torrents = torrents;
        this.renditions = renditions;
        this.blobs = blobs;
        this.clock = clock;
        this.plan = new SeedingPlan(clock.millis());
    }

    @Scheduled(fixedDelay = 500)
    void look() {
        var viewed = tracker.counts().entrySet().stream()
                .filter(swarm -> swarm.getValue().webPeers() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        var fresh = new HashMap<InfoHash, SeedingAssignment>();
        for (var infoHash : plan.missing(viewed)) {
            assignment(infoHash).ifPresent(assignment -> fresh.put(infoHash, assignment));
        }
        plan.update(viewed, fresh, clock.instant());
        plan.close(unserved(fresh.keySet()));
        if (!fresh.isEmpty()) {
            log.debug("{} swarms have their first viewer", fresh.size());
        }
    }

    /// A swarm may have been closed between the count and the plan; its closing was told before it was in there.
    private Set<InfoHash> unserved(Set<InfoHash> fresh) {
        return fresh.stream()
                .filter(infoHash -> torrents.byInfoHash(infoHash).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<SeedingAssignment> assignment(InfoHash infoHash) {
        return torrents.byInfoHash(infoHash)
                .flatMap(torrent -> renditions.find(torrent.renditionId()))
                .map(rendition -> new SeedingAssignment(
                        infoHash.toHex(),
                        "/worker/v1/seeding/torrents/" + infoHash,
                        blobs.path(rendition.blobKey())
                                .map(path -> path.toAbsolutePath().toString())
                                .orElse(null),
                        "/worker/v1/seeding/files/" + infoHash,
                        rendition.size()));
    }

    @EventListener
    void on(SwarmsClosed event) {
        plan.close(event.infoHashes());
    }

    /// What a seeder shall hold; waits while there is nothing new.
    ///
    /// @param revision that the seeder knows
    /// @param waitSeconds 0 to 25
    /// @param trackerUrl as the seeder reaches it
    public SeedingAssignments await(String seeder, long revision, int waitSeconds, String trackerUrl)
            throws InterruptedException {
        var peerId = seeders.seen(seeder).peerId();
        var wait = Duration.ofSeconds(Math.clamp(waitSeconds, 0, LONGEST_WAIT_SECONDS));
        var snapshot = plan.await(revision, wait);
        seeders.seen(seeder);
        return new SeedingAssignments(
                snapshot.revision(),
                peerId.toHex(),
                trackerUrl,
                tracker.seederToken().text(),
                snapshot.swarms());
    }

    @Override
    public void start() {
        plan.end(false);
        running = true;
    }

    /// A seeder that waits would hold the web server up.
    @Override
    public void stop() {
        running = false;
        plan.end(true);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
