package tributary.backend.admin.health;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import tributary.backend.tracking.SiteTracker;
import tributary.protocol.InfoHash;

/// A swarm of no video, there for as long as a test needs it.
final class TestSwarm implements AutoCloseable {

    private final SiteTracker tracker;
    private final InfoHash hash;
    private final Announce announce;

    TestSwarm(SiteTracker tracker) {
        this.tracker = tracker;
        var bytes = new byte[20];
        ThreadLocalRandom.current().nextBytes(bytes);
        this.hash = InfoHash.of(bytes);
        var group = UUID.randomUUID();
        tracker.admit(hash, group, true);
        this.announce = new Announce(hash, tracker.viewerToken(group).text());
    }

    Announce announce() {
        return announce;
    }

    @Override
    public void close() {
        tracker.dismiss(hash);
    }
}
