package tributary.backend.admin.health;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import tributary.backend.site.HomeFolder;
import tributary.backend.workers.EmbeddedWorkers;
import tributary.backend.workers.WorkerKind;
import tributary.backend.workers.WorkerState;

/// Encodes one second with the FFmpeg that the transcoder has unpacked.
@Component
class FfmpegTest implements HealthTest {

    private static final long SECONDS = 30;

    private final HomeFolder home;
    private final EmbeddedWorkers workers;

    FfmpegTest(HomeFolder home, EmbeddedWorkers workers) {
        this.home = home;
        this.workers = workers;
    }

    @Override
    public String name() {
        return "ffmpeg";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public HealthResult run() throws IOException, InterruptedException {
        if (!workers.startsItself(WorkerKind.TRANSCODER)) {
            return HealthResult.off("remote");
        }
        var down = workers.states().stream()
                .filter(state -> state.kind() == WorkerKind.TRANSCODER && state.phase() != WorkerState.Phase.RUNNING)
                .findFirst();
        if (down.isPresent()) {
            return HealthResult.broken("down", String.valueOf(down.get().lastEnd()));
        }
        var program = program();
        return program.isEmpty() ? HealthResult.warning("unpacking") : encode(program.get());
    }

    private Optional<Path> program() throws IOException {
        var folder = home.root().resolve("transcoder");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var found = Files.walk(folder, 2)) {
            return found.filter(file -> file.getFileName().toString().equals("ffmpeg") && Files.isExecutable(file))
                    .findFirst();
        }
    }

    private static HealthResult encode(Path program) throws IOException, InterruptedException {
        var began = System.nanoTime();
        var builder = new ProcessBuilder(List.of(
                        "nice",
                        program.toString(),
                        "-hide_banner",
                        "-nostdin",
                        "-loglevel",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=size=640x360:rate=30:duration=1",
                        "-c:v",
                        "libx264",
                        "-preset",
                        "veryfast",
                        "-f",
                        "mp4",
                        "-movflags",
                        "frag_keyframe+empty_moov",
                        "-y",
                        "/dev/null"))
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", String.valueOf(System.getenv("PATH")));
        builder.environment().put("LD_LIBRARY_PATH", String.valueOf(program.getParent()));
        var process = builder.start();
        try {
            process.getOutputStream().close();
            var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                return HealthResult.broken("broken", "-");
            }
            var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            return process.exitValue() == 0
                    ? HealthResult.fine("fine", millis)
                    : HealthResult.broken("broken", words.lines().findFirst().orElse("exit " + process.exitValue()));
        } finally {
            process.destroyForcibly();
        }
    }
}
