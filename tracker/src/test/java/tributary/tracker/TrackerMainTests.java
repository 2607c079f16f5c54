package tributary.tracker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tributary.tracker.TestTracker.HASH;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackerMainTests {

    private static final Pattern LISTENS = Pattern.compile("The tracker listens on port (\\d+), TCP and UDP\\.");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void itServesWhatItsListNamesAndReadsTheListAgain() throws Exception {
        var list = Files.writeString(folder.resolve("torrents"), "# none yet\n");
        var process = start(list);
        try {
            var port = port(process);
            assertThat(announce(port)).contains("does not serve");

            Files.writeString(list, HASH.toHex() + "\n");

            var until = Instant.now().plus(PATIENCE);
            while (!announce(port).contains("interval")) {
                assertThat(Instant.now()).isBefore(until);
            }
            process.destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(Path list) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TrackerMain.class.getName());
        builder.environment().put("TRIBUTARY_TRACKER_ALLOW_LIST", list.toString());
        builder.environment().put("TRIBUTARY_TRACKER_HOST", "127.0.0.1");
        builder.environment().put("TRIBUTARY_TRACKER_PORT", "0");
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static int port(Process process) throws IOException {
        var errors = new BufferedReader(process.errorReader(UTF_8));
        for (var line = errors.readLine(); line != null; line = errors.readLine()) {
            var listens = LISTENS.matcher(line);
            if (listens.matches()) {
                return Integer.parseInt(listens.group(1));
            }
        }
        throw new IOException("the tracker ended");
    }

    private static String announce(int port) throws Exception {
        var query = "info_hash=hashhashhashhashhash&peer_id=alice---------------&port=1";
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/announce?" + query))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString(ISO_8859_1)).body();
    }
}
