package tributary.backend.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.backend.Eventually.eventually;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Supervision of a real process.
class WorkerProcessTests {

    private @Nullable WorkerProcess worker;

    @AfterEach
    void stop() throws Exception {
        if (worker != null) {
            worker.stop().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aKilledWorkerIsStartedAgainWithinSeconds() throws Exception {
        var started = start(Patient.class);
        var first = await(started, state -> state.phase() == WorkerState.Phase.RUNNING);
        assertThat(first.restarts()).isZero();
        assertThat(process(first).destroyForcibly()).isTrue();
        var second = await(started, state -> state.restarts() == 1 && state.phase() == WorkerState.Phase.RUNNING);
        assertThat(second.pid()).isNotEqualTo(first.pid());
        assertThat(second.lastEnd()).contains("signal 9");
        assertThat(Duration.between(first.since(), second.since())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void stoppingEndsTheProcessAndItIsNotStartedAgain() throws Exception {
        var started = start(Patient.class);
        var process = process(await(started, state -> state.phase() == WorkerState.Phase.RUNNING));
        started.stop().get(20, TimeUnit.SECONDS);
        assertThat(process.isAlive()).isFalse();
        await(started, state -> state.phase() == WorkerState.Phase.STOPPED);
    }

    @Test
    void aWorkerThatEndsByItselfSaysHow() throws Exception {
        var started = start(Hasty.class);
        var waiting = await(started, state -> state.phase() == WorkerState.Phase.WAITING && state.lastEnd() != null);
        assertThat(waiting.lastEnd()).contains("code 3");
        assertThat(waiting.pid()).isNull();
    }

    private WorkerProcess start(Class<?> main) {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
        worker = WorkerProcess.start(WorkerKind.SEEDER, new WorkerCommand(command, Map.of("PATH", "/usr/bin:/bin")));
        return worker;
    }

    private static ProcessHandle process(WorkerState state) {
        var pid = state.pid();
        if (pid == null) {
            throw new AssertionError(state);
        }
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static WorkerState await(WorkerProcess worker, Predicate<WorkerState> condition) {
        eventually(() -> condition.test(worker.state()));
        return worker.state();
    }

    /// Runs until its standard input ends.
    static final class Patient {
        public static void main(String[] arguments) throws java.io.IOException {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    /// Ends at once.
    static final class Hasty {
        public static void main(String[] arguments) {
            System.exit(3);
        }
    }
}
