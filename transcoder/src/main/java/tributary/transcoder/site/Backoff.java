package tributary.transcoder.site;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Pauses between attempts: half a second at first, ten seconds at most, each a little different so that many workers
/// do not come back at once.
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Duration next = FIRST;

    void pause() throws InterruptedException {
        var jitter = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
        Thread.sleep(Duration.ofMillis((long) (next.toMillis() * jitter)));
        var doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    void reset() {
        next = FIRST;
    }
}
