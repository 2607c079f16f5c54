package tributary.tracker;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/// Clocks that stand still until a test turns them.
final class HandTurnedTime implements TrackerTime {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicInteger seconds = new AtomicInteger(1_000);

    void advance(int more) {
        seconds.addAndGet(more);
    }

    @Override
    public int seconds() {
        return seconds.get();
    }

    @Override
    public Instant now() {
        return START.plusSeconds(seconds.get());
    }
}
