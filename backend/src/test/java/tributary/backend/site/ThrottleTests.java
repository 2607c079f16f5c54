package tributary.backend.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ThrottleTests {

    private final SetClock clock = new SetClock();
    private final Throttle throttle = new Throttle(Limit.valueOf("3 in 30s"), clock);

    @Test
    void takesTheWholeLimitAtOnceAndThenOneAtATime() {
        assertThat(throttle.take("a")).isEmpty();
        assertThat(throttle.take("a")).isEmpty();
        assertThat(throttle.take("a")).isEmpty();
        assertThat(throttle.take("a")).hasValue(Duration.ofSeconds(10));
        clock.now = clock.now.plusSeconds(10);
        assertThat(throttle.take("a")).isEmpty();
        assertThat(throttle.take("a")).isPresent();
    }

    @Test
    void refusedAttemptsDoNotMakeTheWaitLonger() {
        for (var number = 0; number < 100; number++) {
            throttle.take("a");
        }
        assertThat(throttle.take("a")).hasValue(Duration.ofSeconds(10));
    }

    @Test
    void askersDoNotDisturbEachOther() {
        for (var number = 0; number < 4; number++) {
            throttle.take("a");
        }
        assertThat(throttle.take("b")).isEmpty();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        throttle.take("a");
        throttle.take("a");
        throttle.take("a");
        throttle.giveBack("a");
        assertThat(throttle.take("a")).isEmpty();
    }

    @Test
    void oneIpv6LineIsOneAsker() {
        assertThat(Asker.of("2001:db8:1:2:3:4:5:6")).isEqualTo(Asker.of("2001:db8:1:2::9"));
        assertThat(Asker.of("2001:db8:1:2::9")).isNotEqualTo(Asker.of("2001:db8:1:3::9"));
        assertThat(Asker.of("::ffff:192.0.2.1")).isEqualTo(Asker.of("192.0.2.1"));
        assertThat(Asker.of("192.0.2.1")).isNotEqualTo(Asker.of("192.0.2.2"));
    }

    @Test
    void aLimitIsReadAsItIsWritten() {
        assertThat(Limit.valueOf("600 in 10s")).isEqualTo(new Limit(600, Duration.ofSeconds(10)));
        assertThat(Limit.valueOf("3 in 5m")).hasToString("3 in 300s");
        assertThatThrownBy(() -> Limit.valueOf("lots")).hasMessageContaining("600 in 10s");
        assertThatThrownBy(() -> Limit.valueOf("0 in 10s")).isInstanceOf(IllegalArgumentException.class);
    }

    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
