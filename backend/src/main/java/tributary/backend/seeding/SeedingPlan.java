package tributary.backend.seeding;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import tributary.protocol.InfoHash;
import tributary.protocol.worker.SeedingAssignment;

/// Which swarms the seeders shall hold, under a revision that grows with every change. A swarm enters with its first
/// viewer and leaves a minute after its last, or at once when it is closed.
final class SeedingPlan {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<InfoHash, Held> held = new HashMap<>();
    private long revision;
    private boolean ended;

    /// @param firstRevision higher than any of an earlier run of the site
    SeedingPlan(long firstRevision) {
        revision = firstRevision;
    }

    private record Held(SeedingAssignment assignment, Instant lastViewed) {}

    /// @param swarms what a seeder shall hold
    record Snapshot(long revision, List<SeedingAssignment> swarms) {}

    /// Of these, the ones that are not in the plan yet.
    List<InfoHash> missing(Set<InfoHash> viewed) {
        lock.lock();
        try {
            return viewed.stream().filter(hash -> !held.containsKey(hash)).toList();
        } finally {
            lock.unlock();
        }
    }

    /// @param viewed swarms with viewers
    /// @param fresh assignments for those of them that were missing
    void update(Set<InfoHash> viewed, Map<InfoHash, SeedingAssignment> fresh, Instant now) {
        lock.lock();
        try {
            held.replaceAll((hash, swarm) -> viewed.contains(hash) ? new Held(swarm.assignment, now) : swarm);
            fresh.forEach((hash, assignment) -> held.put(hash, new Held(assignment, now)));
            var left = held.values()
                    .removeIf(swarm -> swarm.lastViewed.plus(PATIENCE).isBefore(now));
            if (left || !fresh.isEmpty()) {
                tell();
            }
        } finally {
            lock.unlock();
        }
    }

    void close(Set<InfoHash> closed) {
        lock.lock();
        try {
            if (held.keySet().removeAll(closed)) {
                tell();
            }
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        revision++;
        changed.signalAll();
    }

    /// Waits while `known` is the newest revision.
    Snapshot await(long known, Duration wait) throws InterruptedException {
        var nanos = wait.toNanos();
        lock.lockInterruptibly();
        try {
            while (revision == known && !ended && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return new Snapshot(
                    revision, held.values().stream().map(Held::assignment).toList());
        } finally {
            lock.unlock();
        }
    }

    /// @param ended whether nobody waits any more
    void end(boolean ended) {
        lock.lock();
        try {
            this.ended = ended;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
