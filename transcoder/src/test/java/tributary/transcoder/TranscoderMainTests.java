package tributary.transcoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tributary.protocol.worker.RenditionReport;
import tributary.transcoder.kit.FakeSite;
import tributary.transcoder.kit.Sources;

/// The process as the site starts it.
class TranscoderMainTests {

    private static Path folder = Path.of("");
    private static Path slow = Path.of("");

    @BeforeAll
    static void make() throws Exception {
        folder = Sources.folder("main");
        slow = Sources.clip(folder.resolve("slow.mp4"), "1280x720", "60", 12);
    }

    @Test
    void aSignalInTheMiddleOfAnEncodeEndsEverythingInTime() throws Exception {
        try (var site = new FakeSite(folder)) {
            var process = start(site, Map.of());
            site.offer(slow, true, List.of(), Sources.LADDER);
            site.await(RenditionReport.class);
            var children = awaitChildren(process);
            process.destroy();
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(children).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void itEndsWithItsParent() throws Exception {
        try (var site = new FakeSite(folder)) {
            var process = start(site, Map.of("TRIBUTARY_PARENT", "stdin"));
            site.offer(slow, true, List.of(), Sources.LADDER);
            site.await(RenditionReport.class);
            process.getOutputStream().close();
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void ffmpegDiesWithAKilledTranscoder() throws Exception {
        try (var site = new FakeSite(folder)) {
            var process = start(site, Map.of());
            site.offer(slow, true, List.of(), Sources.LADDER);
            site.await(RenditionReport.class);
            var children = awaitChildren(process);
            process.destroyForcibly();
            for (var child : children) {
                child.onExit().get(5, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        var builder = command(Map.of());
        builder.environment().remove("TRIBUTARY_SITE_URL");
        var process = builder.redirectErrorStream(true).start();
        var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(words).contains("TRIBUTARY_SITE_URL is not set");
    }

    private static List<ProcessHandle> awaitChildren(Process process) {
        while (true) {
            var children = process.descendants()
                    .filter(child -> child.info().command().orElse("").endsWith("/ffmpeg"))
                    .toList();
            if (!children.isEmpty()) {
                return children;
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static Process start(FakeSite site, Map<String, String> more) throws IOException {
        var environment = new HashMap<>(more);
        environment.put("TRIBUTARY_SITE_URL", site.address().toString());
        return command(environment)
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
    }

    private static ProcessBuilder command(Map<String, String> environment) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TranscoderMain.class.getName()));
        var builder = new ProcessBuilder(command);
        builder.environment().put("TRIBUTARY_WORKER_TOKEN", FakeSite.TOKEN);
        builder.environment().put("TRIBUTARY_HOME", folder.toString());
        builder.environment()
                .put(
                        "TRIBUTARY_TRANSCODER_FOLDER",
                        Sources.TARGET.resolve("transcoder").toString());
        builder.environment().putAll(environment);
        return builder;
    }
}
