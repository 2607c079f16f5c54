package tributary.seeder.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tributary.protocol.InfoHash;

class SwarmScheduleTests {

    private static final InfoHash INFO_HASH = InfoHash.of(new byte[20]);

    private final SwarmSchedule schedule = new SwarmSchedule(0);

    @Test
    void startsAtOnceWithoutOffers() {
        assertThat(schedule.due(0)).isTrue();
        assertThat(schedule.offers()).isZero();
        assertThat(schedule.announced(0)).isTrue();
        assertThat(schedule.due(seconds(119))).isFalse();
        assertThat(schedule.due(seconds(120))).isTrue();
    }

    @Test
    void inAnEmptySwarmItWaitsForTheInterval() {
        schedule.announced(0);
        schedule.replied(new TrackerMessage.Reply(INFO_HASH, 60, 0), 0, 0);
        assertThat(schedule.due(seconds(59))).isFalse();
        assertThat(schedule.due(seconds(60))).isTrue();
        assertThat(schedule.announced(seconds(60))).isFalse();
    }

    @Test
    void offersAtOnceToThoseWhoWereThereFirst() {
        schedule.announced(0);
        schedule.replied(new TrackerMessage.Reply(INFO_HASH, 60, 3), 0, 0);
        assertThat(schedule.due(0)).isTrue();
        assertThat(schedule.offers()).isEqualTo(3);
    }

    @Test
    void neverMakesMoreThanFiveOffers() {
        schedule.announced(0);
        schedule.replied(new TrackerMessage.Reply(INFO_HASH, 60, 1_000), 2, 0);
        assertThat(schedule.offers()).isEqualTo(5);
    }

    @Test
    void offersMoreAndMoreRarelyToThoseWhoNeverAnswer() {
        var now = 0L;
        var pauses = new StringBuilder();
        for (var round = 0; round < 12; round++) {
            schedule.announced(now);
            schedule.replied(new TrackerMessage.Reply(INFO_HASH, 60, 1), 0, now);
            var pause = 0;
            while (!schedule.due(now + seconds(pause))) {
                pause++;
            }
            pauses.append(pause).append(' ');
            now += seconds(pause);
        }
        assertThat(pauses).hasToString("0 5 5 5 5 5 5 10 20 40 60 60 ");
    }

    @Test
    void aRefusalIsTriedAgainAsAStart() {
        schedule.announced(0);
        schedule.refused(0);
        assertThat(schedule.due(seconds(2))).isFalse();
        assertThat(schedule.due(seconds(3))).isTrue();
        assertThat(schedule.announced(seconds(3))).isTrue();
    }

    @Test
    void nonsenseFromATrackerNeitherFloodsNorSilencesIt() {
        schedule.announced(0);
        schedule.replied(new TrackerMessage.Reply(INFO_HASH, 1, 0), 0, 0);
        assertThat(schedule.due(seconds(4))).isFalse();
        schedule.replied(new TrackerMessage.Reply(INFO_HASH, Integer.MAX_VALUE, 0), 0, 0);
        assertThat(schedule.due(seconds(1_800))).isTrue();
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
