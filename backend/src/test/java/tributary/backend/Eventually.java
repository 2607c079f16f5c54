package tributary.backend;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/// Waiting for what another thread or process will do.
public final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private Eventually() {}

    /// Returns as soon as the answer is yes; fails when it is still no after 90 seconds, which a busy machine needs.
    public static void eventually(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
