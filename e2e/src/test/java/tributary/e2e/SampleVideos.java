package tributary.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/// Real files made by FFmpeg: a moving test picture with a counter of seconds, and a tone.
final class SampleVideos {

    private static final Path FOLDER = Path.of("target", "samples").toAbsolutePath();

    private SampleVideos() {}

    /// An H.264 and AAC file, made once.
    ///
    /// @param seconds its length
    /// @param height in pixels; the width is 16:9 of it
    /// @param bitRate of the picture, as FFmpeg writes it ("2M")
    static Path mp4(int seconds, int height, String bitRate) {
        var width = height * 16 / 9 / 2 * 2;
        return make(
                "clip-%d-%d-%s.mp4".formatted(seconds, height, bitRate),
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=size=%dx%d:rate=30:duration=%d".formatted(width, height, seconds),
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=frequency=440:duration=" + seconds,
                        "-vf",
                        "noise=alls=12:allf=t",
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        "-b:v",
                        bitRate,
                        "-pix_fmt",
                        "yuv420p",
                        "-g",
                        "60",
                        "-c:a",
                        "aac",
                        "-movflags",
                        "+faststart"));
    }

    private static Path make(String name, List<String> arguments) {
        var file = FOLDER.resolve(name);
        if (Files.exists(file)) {
            return file;
        }
        try {
            Files.createDirectories(FOLDER);
            var draft = FOLDER.resolve("draft-" + name);
            var program = Path.of(Loader.load(ffmpeg.class));
            var command = new ArrayList<>(List.of(program.toString(), "-v", "error", "-y"));
            command.addAll(arguments);
            command.add(draft.toString());
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment()
                    .put("LD_LIBRARY_PATH", program.resolveSibling("").toString());
            var process = builder.start();
            var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("FFmpeg could not make " + name + ": " + words);
            }
            return Files.move(draft, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
