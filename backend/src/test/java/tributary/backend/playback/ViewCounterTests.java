package tributary.backend.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewCounterTests {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final Wrist clock = new Wrist();
    private final PlaybackSettings settings = new PlaybackSettings(
            Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofMinutes(1), 100, Duration.ofSeconds(10));
    private final ViewCounter counter = new ViewCounter(settings, clock);

    private static final class Wrist extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void pass(long seconds) {
            now = now.plusSeconds(seconds);
        }

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

    private void watch(long video, String viewer, Duration length, long seconds) {
        counter.ping(video, viewer, length);
        for (var passed = 0; passed < seconds; passed += 5) {
            clock.pass(5);
            counter.ping(video, viewer, length);
        }
    }

    @Test
    void aViewIsTenSecondsOfWatching() {
        watch(1, "a", LONG, 5);
        assertThat(counter.take()).isEmpty();
        watch(1, "a", LONG, 5);
        assertThat(counter.take()).isEqualTo(Map.of(1L, 1L));
        assertThat(counter.take()).isEmpty();
    }

    @Test
    void aThousandCallsAtOnceAreNoView() {
        for (var i = 0; i < 1000; i++) {
            counter.ping(1, "a", LONG);
        }
        assertThat(counter.take()).isEmpty();
    }

    @Test
    void aShortVideoIsViewedWhenItWasWatchedThrough() {
        watch(1, "a", Duration.ofSeconds(4), 5);
        assertThat(counter.take()).isEqualTo(Map.of(1L, 1L));
    }

    @Test
    void oneViewerCountsOnceAnHour() {
        watch(1, "a", LONG, 3000);
        assertThat(counter.take()).isEqualTo(Map.of(1L, 1L));
        watch(1, "a", LONG, 900);
        assertThat(counter.take()).isEqualTo(Map.of(1L, 1L));
    }

    @Test
    void viewersAndVideosCountApart() {
        watch(1, "a", LONG, 10);
        watch(1, "b", LONG, 10);
        watch(2, "a", LONG, 10);
        assertThat(counter.take()).isEqualTo(Map.of(1L, 2L, 2L, 1L));
    }

    @Test
    void whoComesBackLaterStartsAnew() {
        counter.ping(1, "a", LONG);
        clock.pass(300);
        counter.ping(1, "a", LONG);
        assertThat(counter.take()).isEmpty();
    }

    @Test
    void memoryIsBoundedAndViewsThatCouldNotBeWrittenAreKept() {
        for (var i = 0; i < 500; i++) {
            watch(1, "viewer " + i, LONG, 10);
        }
        var taken = counter.take();
        assertThat(taken).isEqualTo(Map.of(1L, 500L));
        counter.giveBack(taken);
        assertThat(counter.take()).isEqualTo(taken);
    }
}
