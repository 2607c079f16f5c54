package tributary.transcoder.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tributary.transcoder.kit.Sources;

class DesktopLibrariesTests {

    /// The dynamic linker itself says which libraries it would load.
    @Test
    void ffmpegStartsAndEncodesWithoutTheLibrariesOfADesktop() throws Exception {
        var original = BundledFfmpeg.unpack(Sources.TARGET.resolve("transcoder"));
        var folder = Sources.folder("server");
        try (var files = Files.list(original)) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        DesktopLibraries.unlink(folder);
        DesktopLibraries.unlink(folder);
        assertThat(libraries(folder)).contains("libavdevice").doesNotContain("libpulse", "libasound", "libxcb");
        var children = new Children(Leash.find(), Map.of("LD_LIBRARY_PATH", folder.toString()));
        var clip = folder.resolve("clip.mp4").toString();
        var ending = children.run(
                List.of(
                        folder.resolve("ffmpeg").toString(),
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=s=320x180:d=1",
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        clip),
                new Allowance(4L << 30, 60, 1 << 26, Duration.ofSeconds(30)),
                _ -> true);
        assertThat(ending.detail()).isEqualTo("exit code 0\n");
        assertThat(Path.of(clip)).isNotEmptyFile();
    }

    private static String libraries(Path folder) throws Exception {
        var builder = new ProcessBuilder(folder.resolve("ffmpeg").toString(), "-version").redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("LD_LIBRARY_PATH", folder.toString());
        builder.environment().put("LD_TRACE_LOADED_OBJECTS", "1");
        var process = builder.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
