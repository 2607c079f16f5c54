package tributary.backend.admin.health;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.backend.Eventually.eventually;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tributary.backend.SiteTest;
import tributary.backend.workers.EmbeddedWorkers;
import tributary.backend.workers.WorkerState;

/// The health page names a real seeder that was killed, until it is back.
@SiteTest
@TestPropertySource(
        properties = {
            "tributary.seeder.mode=embedded",
            "tributary.seeder.tcp-port=-1",
            "tributary.seeder.udp-ports=40000-40999",
            "tributary.seeder.heap=64MB"
        })
class KilledSeederTests {

    @Autowired
    EmbeddedWorkers workers;

    @Autowired
    HealthRound round;

    @Test
    void aKilledSeederIsNamedUntilItIsBack() {
        eventually(() -> seeder().phase() == WorkerState.Phase.RUNNING);
        assertThat(result().state()).isNotEqualTo(HealthResult.State.BROKEN);

        eventually(() -> {
            kill();
            return result().key().equals("down");
        });
        var shown = Objects.requireNonNull(round.results().get("seeder")).result();
        assertThat(shown.state()).isEqualTo(HealthResult.State.BROKEN);
        assertThat(shown.values()).containsExactly("was ended by signal 9");

        eventually(() -> !result().key().equals("down"));
    }

    private WorkerState seeder() {
        return workers.states().getFirst();
    }

    private void kill() {
        var pid = seeder().pid();
        if (pid != null) {
            ProcessHandle.of(pid).ifPresent(process -> {
                process.destroyForcibly();
                process.onExit().join();
            });
        }
    }

    private HealthResult result() {
        return round.run("seeder").orElseThrow().result();
    }
}
