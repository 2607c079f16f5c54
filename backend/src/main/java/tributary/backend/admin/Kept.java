package tributary.backend.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A sum over many rows, kept for a hundred times as long as it took, a minute at most. Where it takes long,
/// nobody waits for a new one: the old one is shown once more while the new one is made.
public final class Kept<T> {

    private static final int TIMES = 100;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofMillis(10);

    private record Made<T>(T value, Duration took, Instant until) {}

    private final Supplier<T> supplier;
    private final Clock clock;
    private final AtomicBoolean isBeingMade = new AtomicBoolean();
    private volatile @Nullable Made<T> last;

    public Kept(Supplier<T> supplier, Clock clock) {
        this.supplier = supplier;
        this.clock = clock;
    }

    public T get() {
        var made = last;
        if (made != null && clock.instant().isBefore(made.until)) {
            return made.value;
        }
        if (made == null || made.took.compareTo(LONG) < 0) {
            return make();
        }
        if (isBeingMade.compareAndSet(false, true)) {
            Thread.ofVirtual().name("sums").start(() -> {
                try {
                    make();
                } finally {
                    isBeingMade.set(false);
                }
            });
        }
        return made.value;
    }

    private T make() {
        var began = System.nanoTime();
        var value = supplier.get();
        var took = Duration.ofNanos(System.nanoTime() - began);
        var kept = took.multipliedBy(TIMES);
        last = new Made<>(value, took, clock.instant().plus(kept.compareTo(LONGEST) < 0 ? kept : LONGEST));
        return value;
    }
}
