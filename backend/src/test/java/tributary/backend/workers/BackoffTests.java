package tributary.backend.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTests {

    @Test
    void pausesDoubleUpToTenSecondsAndBeginAnewAfterASteadyRun() {
        var backoff = new Backoff();
        var pauses = IntStream.range(0, 7)
                .mapToObj(_ -> backoff.after(Duration.ofSeconds(1)).toMillis())
                .toList();
        assertThat(pauses).containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 10_000L, 10_000L);
        assertThat(backoff.after(Duration.ofSeconds(30))).isEqualTo(Duration.ofMillis(500));
    }
}
