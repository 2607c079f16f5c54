package tributary.transcoder.ffmpeg;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Runs child processes on a leash: empty environment, nothing on standard input, limits, and an end when the calling
/// thread is interrupted.
final class Children {

    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final int KEPT_LINES = 50;
    private static final int LONGEST_KEPT_LINE = 500;

    private final Leash leash;
    private final Map<String, String> environment;

    /// Linux ends a child with the *thread* that forked it, so that thread lives as long as this process.
    private final ExecutorService forking = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("forking").factory());

    Children(Leash leash, Map<String, String> environment) {
        this.leash = leash;
        this.environment = Map.copyOf(environment);
    }

    /// @param command program and arguments
    /// @param allowance what it may use
    /// @param output takes each line of standard output and says whether it shows that the child gets on
    /// @throws InterruptedException after the child has ended
    Ending run(List<String> command, Allowance allowance, Predicate<String> output)
            throws IOException, InterruptedException {
        var process = start(leash.around(command, allowance));
        var errors = new ArrayDeque<String>();
        var moved = new AtomicLong(System.nanoTime());
        var readers = List.of(
                reading(process.getErrorStream(), line -> keep(errors, line)),
                reading(process.getInputStream(), line -> {
                    if (output.test(line)) {
                        moved.set(System.nanoTime());
                    }
                }));
        try {
            var stoodStill = false;
            while (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() - moved.get() > allowance.standstill().toNanos()) {
                    stoodStill = true;
                    end(process);
                }
            }
            for (var reader : readers) {
                reader.join();
            }
            synchronized (errors) {
                return new Ending(process.exitValue(), stoodStill, List.copyOf(errors));
            }
        } finally {
            end(process);
        }
    }

    private Process start(List<String> command) throws IOException, InterruptedException {
        try {
            return forking.submit(() -> {
                        var builder = new ProcessBuilder(command);
                        builder.environment().clear();
                        builder.environment().putAll(environment);
                        builder.redirectInput(new File("/dev/null"));
                        return builder.start();
                    })
                    .get();
        } catch (ExecutionException failure) {
            throw new IOException("FFmpeg cannot be started", failure.getCause());
        }
    }

    /// A polite signal first, so that files are closed; the one that cannot be ignored after a second.
    private static void end(Process process) {
        var interrupted = Thread.interrupted();
        process.toHandle().destroy();
        try {
            if (!process.waitFor(GRACE)) {
                process.toHandle().destroyForcibly();
                process.waitFor(GRACE);
            }
        } catch (InterruptedException _) {
            process.toHandle().destroyForcibly();
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread reading(InputStream stream, Consumer<String> lines) {
        return Thread.ofVirtual().start(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.accept(line);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private static void keep(Deque<String> errors, String line) {
        synchronized (errors) {
            errors.add(line.length() > LONGEST_KEPT_LINE ? line.substring(0, LONGEST_KEPT_LINE) : line);
            if (errors.size() > KEPT_LINES) {
                errors.remove();
            }
        }
    }
}
