package tributary.backend.workers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one worker's process running: starts it, prints what it says, starts it again when it ends.
final class WorkerProcess {

    private static final Duration GRACE = Duration.ofSeconds(8);

    private final WorkerKind kind;
    private final WorkerCommand command;
    private final Logger log;
    private final Backoff backoff = new Backoff();
    private final Thread supervisor;
    private volatile WorkerState state;
    private volatile boolean stopping;
    private @Nullable Process process;

    private WorkerProcess(WorkerKind kind, WorkerCommand command) {
        this.kind = kind;
        this.command = command;
        this.log = LoggerFactory.getLogger("tributary." + kind.label());
        this.state = new WorkerState(kind, WorkerState.Phase.WAITING, null, 0, null, Instant.now());
        this.supervisor = Thread.ofPlatform().name(kind.label() + "-supervisor").unstarted(this::supervise);
    }

    static WorkerProcess start(WorkerKind kind, WorkerCommand command) {
        var worker = new WorkerProcess(kind, command);
        worker.supervisor.start();
        return worker;
    }

    WorkerState state() {
        return state;
    }

    private void supervise() {
        for (var run = 0; !stopping; run++) {
            var began = Instant.now();
            var end = runOnce(run);
            if (stopping) {
                break;
            }
            var pause = backoff.after(Duration.between(began, Instant.now()));
            log.warn("The {} {}; starting it again in {} ms", kind.label(), end, pause.toMillis());
            state = new WorkerState(kind, WorkerState.Phase.WAITING, null, run, end, Instant.now());
            try {
                Thread.sleep(pause);
            } catch (InterruptedException _) {
                break;
            }
        }
        state = new WorkerState(
                kind, WorkerState.Phase.STOPPED, null, state.restarts(), state.lastEnd(), Instant.now());
    }

    /// @return how it ended, as the rest of a sentence
    private String runOnce(int restarts) {
        try {
            var started = startUnlessStopping();
            if (started == null) {
                return "was not started";
            }
            state = new WorkerState(
                    kind, WorkerState.Phase.RUNNING, started.pid(), restarts, state.lastEnd(), Instant.now());
            log.info("The {} runs as process {}", kind.label(), started.pid());
            print(started);
            return describe(started.waitFor());
        } catch (IOException failure) {
            return "could not be started (" + failure.getMessage() + ")";
        } catch (InterruptedException _) {
            return "was stopped";
        }
    }

    private synchronized @Nullable Process startUnlessStopping() throws IOException {
        process = stopping ? null : command.process().start();
        return process;
    }

    /// Until the process closes its output, which it does at its end at the latest.
    private void print(Process running) {
        try (var lines = new BufferedReader(new InputStreamReader(running.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                log.info("{}", line);
            }
        } catch (IOException closed) {
            log.debug("The {}'s output ended", kind.label(), closed);
        }
    }

    private static String describe(int exit) {
        return exit > 128 ? "was ended by signal " + (exit - 128) : "ended by itself with code " + exit;
    }

    /// Tells the process to stop; returns at once.
    ///
    /// @return done when it is gone, after eight seconds by force
    CompletableFuture<Void> stop() {
        Process running;
        synchronized (this) {
            stopping = true;
            running = process;
        }
        supervisor.interrupt();
        if (running == null || !running.isAlive()) {
            return CompletableFuture.completedFuture(null);
        }
        running.destroy();
        return running.onExit()
                .orTimeout(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .handle((_, tooLong) -> {
                    if (tooLong != null) {
                        log.warn(
                                "The {} did not stop within {} s and is ended by force",
                                kind.label(),
                                GRACE.toSeconds());
                        running.destroyForcibly();
                    }
                    return null;
                });
    }
}
