package tributary.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.tracker.TestTracker.HASH;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SwarmCountsTests {

    private final TestTracker site = new TestTracker();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void announcesCountAtOnce() {
        site.peer("alice").start(HASH, 0);
        site.peer("bob").announce(HASH, Map.of("left", 0)).next();

        assertThat(site.counts()).isEqualTo(new SwarmCounts(1, 1, 2, 0));
    }

    @Test
    void whoBecomesCompleteIsASeederAndCountedOnce() {
        var alice = site.peer("alice");
        alice.start(HASH, 0);

        alice.announce(HASH, Map.of("event", "completed", "left", 0)).next();
        alice.announce(HASH, Map.of("event", "completed", "left", 0)).next();

        assertThat(site.counts()).isEqualTo(new SwarmCounts(1, 0, 1, 1));
    }

    @Test
    void whoStopsIsGone() {
        var alice = site.peer("alice");
        alice.start(HASH, 0);

        var reply = alice.announce(HASH, Map.of("event", "stopped")).next();

        assertThat(reply.get("incomplete").asInt()).isZero();
        assertThat(site.counts()).isEqualTo(SwarmCounts.NONE);
        assertThat(alice.announce(HASH, Map.of("event", "stopped"))
                        .next()
                        .get("incomplete")
                        .asInt())
                .isZero();
    }

    @Test
    void whoClosesTheSocketIsGone() {
        var alice = site.peer("alice");
        alice.start(HASH, 0);

        alice.leave();

        assertThat(site.counts()).isEqualTo(SwarmCounts.NONE);
        assertThat(site.tracker.counts()).isEmpty();
        assertThat(site.tracker.statistics().sockets()).isZero();
    }

    @Test
    void whoIsNotHeardOfForThreeMinutesIsGone() {
        var alice = site.peer("alice");
        var bob = site.peer("bob");
        alice.start(HASH, 0);
        site.time.advance(100);
        bob.start(HASH, 0);

        site.time.advance(79);
        site.tracker.tickNow();
        assertThat(site.counts().leechers()).isEqualTo(2);

        site.time.advance(1);
        site.tracker.tickNow();
        assertThat(site.counts().leechers()).isEqualTo(1);

        site.time.advance(100);
        site.tracker.tickNow();
        assertThat(site.counts()).isEqualTo(SwarmCounts.NONE);
    }

    @Test
    void everyAnnounceKeepsAPeerForThreeMinutesMore() {
        var alice = site.peer("alice");
        for (var i = 0; i < 5; i++) {
            alice.announce(HASH, Map.of()).next();
            site.advance(80);
        }

        assertThat(site.counts().leechers()).isEqualTo(1);
    }

    @Test
    void whoExpiredMayComeBackOnTheSameSocket() {
        var alice = site.peer("alice");
        alice.start(HASH, 0);
        site.time.advance(60);
        alice.all();
        site.time.advance(60);
        alice.all();
        site.time.advance(60);
        alice.all();
        site.tracker.tickNow();
        assertThat(site.counts()).isEqualTo(SwarmCounts.NONE);

        assertThat(alice.announce(HASH, Map.of()).next().get("incomplete").asInt())
                .isEqualTo(1);
    }

    @Test
    void silentSocketsArePingedAndThoseThatAnswerStay() {
        var alice = site.peer("alice");
        alice.start(HASH, 0);
        for (var i = 0; i < 10; i++) {
            site.time.advance(30);
            for (var tick = 0; tick < 5; tick++) {
                site.tracker.tickNow();
            }
            // The tracker reads in order: the pong is there before the answer to this one.
            alice.all();
        }

        assertThat(alice.isOpen()).isTrue();
    }

    @Test
    void socketsThatDoNotAnswerPingsAreClosed() {
        var alice = site.peer("alice");
        alice.start(HASH, 0);

        site.time.advance(90);
        for (var tick = 0; tick < 5; tick++) {
            site.tracker.tickNow();
        }

        assertThat(site.counts()).isEqualTo(SwarmCounts.NONE);
        assertThat(alice.closeCode()).isEqualTo(1008);
    }

    @Test
    void aDismissedSwarmIsGoneAtOnceAndItsPeersAreToldWhenTheyAnnounce() {
        var alice = site.peer("alice");
        alice.start(HASH, 0);

        site.tracker.dismiss(HASH);

        assertThat(site.counts()).isEqualTo(SwarmCounts.NONE);
        assertThat(site.tracker.counts()).isEmpty();
        assertThat(alice.announce(HASH, Map.of()).next().get("failure reason").asString())
                .isEqualTo("This tracker does not serve that torrent.");
        assertThat(alice.isOpen()).isTrue();
    }

    @Test
    void aSwarmThatIsAdmittedAgainBeginsEmpty() {
        var alice = site.peer("alice");
        alice.start(HASH, 0);
        site.tracker.dismiss(HASH);
        site.tracker.admit(HASH, TestTracker.VIDEO, false);

        assertThat(alice.announce(HASH, Map.of()).next().get("incomplete").asInt())
                .isEqualTo(1);
    }

    @Test
    void closingTheTrackerClosesItsSockets() {
        var alice = site.peer("alice");
        alice.start(HASH, 0);

        site.tracker.close();

        assertThat(alice.closeCode()).isIn(1001, 1006);
    }

    @Test
    void thePagesOfALargeSwarmAnnounceLessOften() {
        var last = 0;
        for (var i = 0; i < 60; i++) {
            var interval = site.peer("p" + i).start(HASH, 0).get("interval").asInt();
            assertThat(interval).isGreaterThanOrEqualTo(last);
            if (i < 6) {
                assertThat(interval).isEqualTo(30);
            }
            last = interval;
        }
        assertThat(last).isEqualTo(120);
    }
}
