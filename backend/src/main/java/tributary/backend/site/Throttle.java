package tributary.backend.site;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Counts what each asker takes of a limit and lets it grow back evenly (the generic cell rate algorithm, ITU-T I.371):
/// one
/// number per asker, and nobody waits longer than the limit's time.
///
/// Kept in memory: a restart forgives.
public final class Throttle {

    private static final int SWEEP_ABOVE = 10_000;

    private final ConcurrentHashMap<String, Long> fullUntil = new ConcurrentHashMap<>();
    private final Clock clock;
    private final long within;
    private final long each;

    public Throttle(Limit limit, Clock clock) {
        this.clock = clock;
        this.within = limit.within().toNanos();
        this.each = Math.max(1, within / limit.requests());
    }

    /// Takes one of the limit.
    ///
    /// @return empty, or how long to wait when nothing is left
    public Optional<Duration> take(String asker) {
        var now = nanos();
        if (fullUntil.size() > SWEEP_ABOVE) {
            fullUntil.values().removeIf(until -> until <= now);
        }
        var wait = new long[1];
        fullUntil.compute(asker, (_, until) -> {
            var base = until == null ? now : Math.max(now, until);
            var after = base + each;
            if (after - now > within) {
                wait[0] = after - now - within;
                return base;
            }
            return after;
        });
        return wait[0] == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(wait[0]));
    }

    /// Returns one that turned out not to count.
    public void giveBack(String asker) {
        fullUntil.computeIfPresent(asker, (_, until) -> until - each);
    }

    private long nanos() {
        var now = clock.instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
