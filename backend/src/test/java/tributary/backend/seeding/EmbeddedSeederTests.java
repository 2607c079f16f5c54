package tributary.backend.seeding;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.backend.Eventually.eventually;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tributary.backend.SiteTest;
import tributary.backend.workers.EmbeddedWorkers;
import tributary.backend.workers.WorkerState;

/// The real seeder, started by the site from its own classes.
@SiteTest
@TestPropertySource(
        properties = {
            "tributary.seeder.mode=embedded",
            "tributary.seeder.tcp-port=-1",
            "tributary.seeder.udp-ports=40000-40999",
            "tributary.seeder.heap=64MB"
        })
@SuppressWarnings("NullAway.Init")
class EmbeddedSeederTests {

    @Autowired
    EmbeddedWorkers workers;

    @Autowired
    Seeders seeders;

    @Test
    void aSeederThatIsKilledIsBackWithTheSameName() throws Exception {
        eventually(() -> reportsSince(Instant.MIN));
        var first = seeder();
        assertThat(first.phase()).isEqualTo(WorkerState.Phase.RUNNING);
        var pid = first.pid();
        assertThat(pid != null && ProcessHandle.of(pid).orElseThrow().destroyForcibly())
                .isTrue();
        eventually(() -> seeder().restarts() == 1 && seeder().phase() == WorkerState.Phase.RUNNING);
        var since = seeder().since();
        eventually(() -> reportsSince(since));
        assertThat(seeders.present()).hasSize(1);
        assertThat(seeder().pid()).isNotEqualTo(pid);
    }

    private WorkerState seeder() {
        return workers.states().getFirst();
    }

    private boolean reportsSince(Instant instant) {
        return seeders.present().stream()
                .anyMatch(seeder -> seeder.name().equals(EmbeddedWorkers.NAME)
                        && seeder.status() != null
                        && seeder.lastSeen().isAfter(instant));
    }
}
