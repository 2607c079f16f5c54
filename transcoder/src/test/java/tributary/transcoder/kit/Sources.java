package tributary.transcoder.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tributary.protocol.worker.LadderSettings;
import tributary.transcoder.ffmpeg.Allowance;
import tributary.transcoder.ffmpeg.Ffmpeg;

/// Makes small source files with the same FFmpeg that the transcoder uses.
public final class Sources {

    public static final Path TARGET = Path.of("target").toAbsolutePath();
    public static final LadderSettings LADDER =
            new LadderSettings(List.of(1080, 720, 480, 360, 240), 35_389_440, 43_200, 4L << 30, 120);

    private static final Allowance PLENTY = new Allowance(8L << 30, 300, 1L << 30, Duration.ofMinutes(2));

    private Sources() {}

    /// One for all tests of this JVM.
    public static Ffmpeg ffmpeg() {
        return Installed.FFMPEG;
    }

    private static final class Installed {

        private static final Ffmpeg FFMPEG = install();

        private static Ffmpeg install() {
            try {
                return Ffmpeg.install(TARGET.resolve("transcoder"));
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    public static Path folder(String name) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(TARGET.resolve("tests")), name + "-");
    }

    /// @param arguments words with blanks between, without the file
    public static Path make(Path file, String arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(arguments.strip().split("\\s+", -1)));
        all.add(file.toString());
        var ending = ffmpeg().ffmpeg(all, PLENTY, _ -> false);
        if (!ending.isSuccess()) {
            throw new IOException(ending.detail());
        }
        return file;
    }

    /// A moving test picture with a tone, H.264 and AAC.
    public static Path clip(Path file, String size, String rate, double seconds)
            throws IOException, InterruptedException {
        return make(
                file,
                "-f lavfi -i testsrc2=s=" + size + ":r=" + rate + ":d=" + seconds + " -f lavfi -i sine=d=" + seconds
                        + " -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -shortest");
    }

    /// The first bytes of a file, as after an upload that stopped.
    public static Path cut(Path file, Path target, double fraction) throws IOException {
        var content = Files.readAllBytes(file);
        return Files.write(target, Arrays.copyOf(content, (int) (content.length * fraction)));
    }
}
