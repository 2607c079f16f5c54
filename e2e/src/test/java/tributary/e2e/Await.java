package tributary.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waiting for a condition, which fails with words instead of going on.
final class Await {

    private static final Duration STEP = Duration.ofMillis(100);

    private Await() {}

    /// Asks until there is an answer.
    ///
    /// @param what is awaited, for the failure's text
    /// @throws AssertionError when `limit` has passed; the last exception of `ask` is its cause
    static <T> T until(String what, Duration limit, Callable<Optional<T>> ask) {
        var end = Instant.now().plus(limit);
        Exception last = null;
        while (Instant.now().isBefore(end)) {
            try {
                var answer = ask.call();
                if (answer.isPresent()) {
                    return answer.get();
                }
                last = null;
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        throw new AssertionError("not within " + limit.toSeconds() + " s: " + what, last);
    }

    /// Asks until the answer is yes.
    static void condition(String what, Duration limit, Callable<Boolean> ask) {
        until(what, limit, () -> ask.call() ? Optional.of(true) : Optional.empty());
    }
}
