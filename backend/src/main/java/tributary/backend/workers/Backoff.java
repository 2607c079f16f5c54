package tributary.backend.workers;

import java.time.Duration;

/// How long to wait before a worker that ended is started again: half a second at first, twice as long each time, ten
/// seconds at most. One that ran for half a minute begins anew.
final class Backoff {

    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration STEADY = Duration.ofSeconds(30);

    private Duration next = SHORTEST;

    /// @param ran how long the process lived that has just ended
    Duration after(Duration ran) {
        if (ran.compareTo(STEADY) >= 0) {
            next = SHORTEST;
        }
        var pause = next;
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return pause;
    }
}
