package tributary.backend.seeding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tributary.protocol.InfoHash;
import tributary.protocol.worker.SeedingAssignment;

class SeedingPlanTests {

    private static final InfoHash SWARM = new InfoHash(1, 2, 3);
    private static final SeedingAssignment ASSIGNMENT =
            new SeedingAssignment(SWARM.toHex(), "/torrent", null, "/file", 10);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final SeedingPlan plan = new SeedingPlan(100);

    @Test
    void aSwarmStaysForAMinuteAfterItsLastViewer() throws Exception {
        assertThat(plan.missing(Set.of(SWARM))).containsExactly(SWARM);
        plan.update(Set.of(SWARM), Map.of(SWARM, ASSIGNMENT), NOON);
        assertThat(plan.missing(Set.of(SWARM))).isEmpty();
        assertThat(now().revision()).isEqualTo(101);
        plan.update(Set.of(SWARM), Map.of(), NOON.plusSeconds(30));
        plan.update(Set.of(), Map.of(), NOON.plusSeconds(90));
        assertThat(now().swarms()).containsExactly(ASSIGNMENT);
        assertThat(now().revision()).isEqualTo(101);
        plan.update(Set.of(), Map.of(), NOON.plusSeconds(91));
        assertThat(now().swarms()).isEmpty();
        assertThat(now().revision()).isEqualTo(102);
    }

    @Test
    void aClosedSwarmLeavesAtOnceAndWakesWhoWaits() throws Exception {
        plan.update(Set.of(SWARM), Map.of(SWARM, ASSIGNMENT), NOON);
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return plan.await(101, Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        plan.close(Set.of(SWARM));
        assertThat(waiting.get(5, TimeUnit.SECONDS).swarms()).isEmpty();
    }

    @Test
    void whatIsNewIsAnsweredWithoutWaitingAndNothingNewAfterIt() throws Exception {
        assertThat(plan.await(-1, Duration.ofDays(1)).revision()).isEqualTo(100);
        assertThat(plan.await(100, Duration.ofMillis(1)).revision()).isEqualTo(100);
        plan.end(true);
        assertThat(plan.await(100, Duration.ofDays(1)).revision()).isEqualTo(100);
    }

    private SeedingPlan.Snapshot now() throws InterruptedException {
        return plan.await(-1, Duration.ZERO);
    }
}
