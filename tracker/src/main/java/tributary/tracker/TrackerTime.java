package tributary.tracker;

import java.time.Instant;

/// The two clocks that a tracker looks at; tests turn them by hand.
interface TrackerTime {

    /// Seconds since some moment, never going back: what ages are measured by.
    int seconds();

    /// The time of day: what tokens expire by.
    Instant now();

    static TrackerTime system() {
        var start = System.nanoTime();
        return new TrackerTime() {

            @Override
            public int seconds() {
                return (int) ((System.nanoTime() - start) / 1_000_000_000L);
            }

            @Override
            public Instant now() {
                return Instant.now();
            }
        };
    }
}
