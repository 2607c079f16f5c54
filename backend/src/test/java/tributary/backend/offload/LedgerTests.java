package tributary.backend.offload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/// What the site believes of pages' claims.
class LedgerTests {

    private static final long VIDEO = 7;
    private static final double RATE = 100_000;

    private final Time time = new Time();
    private final Ledger ledger = new Ledger(time, 1000);

    @Test
    void whatIsPossibleIsCountedOnceHoweverOftenItIsClaimed() {
        ledger.served(VIDEO, 1_000_000);
        time.pass(20);
        claim("a", 10, 500_000, 100_000, 0, 0);
        claim("a", 10, 500_000, 100_000, 0, 0);
        claim("a", 12, 600_000, 100_000, 0, 0);
        var sum = sum();
        assertThat(sum.http()).isEqualTo(600_000);
        assertThat(sum.seeder()).isEqualTo(100_000);
        assertThat(sum.watchedSeconds()).isEqualTo(12);
        assertThat(sum.pages()).isEqualTo(1);
        assertThat(sum.starts()).isEqualTo(1);
        assertThat(sum.served()).isEqualTo(1_000_000);
    }

    @Test
    void allPagesTogetherGotNoMoreByHttpThanTheSiteServed() {
        ledger.served(VIDEO, 700_000);
        claim("a", 10, 500_000, 0, 0, 0);
        claim("b", 10, 500_000, 0, 0, 0);
        assertThat(sum().http()).isEqualTo(700_000);
        ledger.served(VIDEO, 500_000);
        claim("b", 10, 500_000, 0, 0, 0);
        assertThat(sum().http()).isEqualTo(300_000);
    }

    @Test
    void bytesFromViewersCountOnlyAsFarAsOtherPagesGaveThem() {
        claim("liar", 10, 0, 0, 900_000, 900_000);
        assertThat(sum().peers()).isZero();
        claim("giver", 10, 0, 0, 0, 400_000);
        claim("liar", 10, 0, 0, 900_000, 900_000);
        assertThat(sum().peers()).isEqualTo(400_000);
        claim("third", 10, 0, 0, 2_000_000, 0);
        assertThat(sum().peers()).isEqualTo(900_000);
    }

    @Test
    void nobodyWatchesLongerThanItIsHereOrGetsMoreThanThatNeeds() {
        ledger.served(VIDEO, Long.MAX_VALUE / 4);
        claim("a", 1e9, Long.MAX_VALUE, Long.MAX_VALUE, 0, Long.MAX_VALUE);
        var sum = sum();
        assertThat(sum.watchedSeconds()).isEqualTo(60);
        assertThat(sum.http()).isEqualTo((long) (120 * RATE));
        assertThat(sum.seeder()).isEqualTo((long) (120 * RATE));
        assertThat(sum.stalls()).isZero();
    }

    @Test
    void nothingGoesBackwards() {
        ledger.served(VIDEO, 1_000_000);
        claim("a", 10, 500_000, 0, 0, 0);
        sum();
        claim("a", -5, -100, -100, -100, -100);
        assertThat(sum()).isEqualTo(Tally.NOTHING);
    }

    private void claim(String page, double watched, long http, long seeder, long peers, long sent) {
        ledger.claim(VIDEO, page, RATE, new Claim(watched, http, seeder, peers, sent, 400, 0, 0, 0));
    }

    private Tally sum() {
        return ledger.take().values().stream().reduce(Tally.NOTHING, Tally::plus);
    }

    private static final class Time extends Clock {
        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        void pass(int seconds) {
            now = now.plus(Duration.ofSeconds(seconds));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
