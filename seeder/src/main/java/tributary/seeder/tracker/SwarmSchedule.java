package tributary.seeder.tracker;

import java.util.concurrent.TimeUnit;

/// When a swarm is announced next, and how many offers are made then. Times are of `System.nanoTime`.
///
/// Pages that come find the seeder by their own first offer; offers of its own are for those that were there before it.
/// While some of them are not linked it announces sooner. When this seeder was restarted, pages take up to 20 seconds
/// to
/// notice that their old connection is dead and to accept a new one; so the pause grows only after some tries. It does
/// grow, because peers that do not speak WebRTC count as leechers too and never answer.
final class SwarmSchedule {

    private static final int MOST_OFFERS = 5;
    private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(5);
    private static final int QUICK_TRIES = 6;
    private static final long RETRY = TimeUnit.SECONDS.toNanos(3);
    private static final int DEFAULT_INTERVAL_SECONDS = 120;
    private static final int LEAST_INTERVAL_SECONDS = 5;
    private static final int LONGEST_INTERVAL_SECONDS = 1800;

    private boolean started;
    private long next;
    private int tries;
    private int offers;
    private int connectedBefore;

    SwarmSchedule(long now) {
        next = now;
    }

    /// A new connection to the tracker knows nothing of this swarm.
    void restart(long now) {
        started = false;
        next = now;
        tries = 0;
        offers = 0;
    }

    boolean due(long now) {
        return next - now <= 0;
    }

    /// @return whether this announce is the first on this connection
    boolean announced(long now) {
        var first = !started;
        started = true;
        next = now + TimeUnit.SECONDS.toNanos(DEFAULT_INTERVAL_SECONDS);
        return first;
    }

    int offers() {
        return offers;
    }

    /// @param connected pages of the swarm that are linked or being linked
    void replied(TrackerMessage.Reply reply, int connected, long now) {
        var seconds = reply.intervalSeconds() <= 0 ? DEFAULT_INTERVAL_SECONDS : reply.intervalSeconds();
        var interval = TimeUnit.SECONDS.toNanos(Math.clamp(seconds, LEAST_INTERVAL_SECONDS, LONGEST_INTERVAL_SECONDS));
        var missing = reply.leechers() - connected;
        if (connected > connectedBefore || missing <= 0) {
            tries = 0;
        }
        connectedBefore = connected;
        offers = Math.clamp(missing, 0, MOST_OFFERS);
        next = now + (offers == 0 ? interval : Math.min(interval, pause()));
        tries += offers == 0 ? 0 : 1;
    }

    private long pause() {
        return tries == 0 ? 0 : FIRST_PAUSE << Math.clamp(tries - QUICK_TRIES, 0, 10);
    }

    /// The site may learn of a swarm earlier than its tracker; so a refusal is not final.
    void refused(long now) {
        started = false;
        next = now + RETRY;
    }
}
