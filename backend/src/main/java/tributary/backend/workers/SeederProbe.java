package tributary.backend.workers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// Starts the process that downloads one piece from the seeder by WebRTC, as a viewer would.
@Component
public class SeederProbe {

    private static final String MAIN = "tributary.seeder.probe.ProbeMain";
    private static final DataSize HEAP = DataSize.ofMegabytes(96);
    private static final int GRACE_SECONDS = 8;

    /// @param tracker address of its web socket
    /// @param torrent address of the `.torrent`
    /// @param token of the swarm; empty for none
    /// @param seeders peer ids of the site's own, in hexadecimal
    /// @return `ok BYTES MILLISECONDS`, or `failed STEP REASON`
    public String run(String tracker, String torrent, String token, List<String> seeders, int seconds)
            throws IOException, InterruptedException {
        var environment = Map.of(
                "TRIBUTARY_PROBE_TRACKER", tracker,
                "TRIBUTARY_PROBE_TORRENT", torrent,
                "TRIBUTARY_PROBE_TOKEN", token,
                "TRIBUTARY_PROBE_SEEDERS", String.join(",", seeders),
                "TRIBUTARY_PROBE_SECONDS", Integer.toString(seconds));
        var command = WorkerCommand.of(
                WorkerKind.SEEDER, MAIN, HEAP, System.getProperty("java.class.path"), System.getenv(), environment);
        var process = command.process()
                .redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(seconds + GRACE_SECONDS, TimeUnit.SECONDS)) {
                return "failed process it did not end in time";
            }
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return said.isEmpty() ? "failed process it ended with code " + process.exitValue() : said;
        } finally {
            process.destroyForcibly();
        }
    }
}
