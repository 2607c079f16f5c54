package tributary.seeder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A small WebTorrent peer in Node (`src/test/node/client.mjs`), with the packages that pages use.
final class NodePeer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path SOURCE = Path.of("src", "test", "node");
    private static final Path INSTALLED = Path.of("target", "node");

    private final Process process;
    private final Lines events;

    private NodePeer(Process process) {
        this.process = process;
        this.events = new Lines(process.getInputStream());
    }

    /// @param options beside tracker and info hash, as the script names them
    static NodePeer start(TestSite site, Clip clip, Map<String, ?> options) throws IOException, InterruptedException {
        install();
        var all = new HashMap<String, Object>(options);
        all.put("tracker", site.trackerWebSocket());
        all.put("infoHash", clip.infoHash().toHex());
        var process = new ProcessBuilder("node", "client.mjs", JSON.writeValueAsString(all))
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .start();
        return new NodePeer(process);
    }

    /// Installs the locked packages into the build folder, if that was not done with this lock.
    private static synchronized void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        var stamp = INSTALLED.resolve("installed-lock.json");
        var lock = SOURCE.resolve("package-lock.json");
        for (var name : List.of("client.mjs", "hostile.mjs", "package.json", "package-lock.json", ".npmrc")) {
            Files.copy(SOURCE.resolve(name), INSTALLED.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.exists(stamp) && Files.mismatch(stamp, lock) < 0) {
            return;
        }
        var npm = new ProcessBuilder("npm", "ci")
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new Lines(npm.getInputStream());
        if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
            throw new AssertionError("npm ci failed; the tests need Node 20 or newer with npm:\n" + output);
        }
        Files.copy(lock, stamp, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Waits for an event, for the first time.
    JsonNode await(String event, int seconds) throws InterruptedException {
        return await(event, 1, seconds);
    }

    /// Waits for an event, for the count-th time.
    JsonNode await(String event, int count, int seconds) throws InterruptedException {
        return JSON.readTree(events.await(line -> line.contains("\"event\":\"" + event + "\""), count, seconds));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
