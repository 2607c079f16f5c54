package tributary.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;

/// npm's bittorrent-tracker client in a process of its own.
final class StockClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PATIENCE_SECONDS = 60;

    private final Process process = NodePrograms.start("client.mjs");
    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    final PeerId peerId;

    StockClient(URI announce, InfoHash infoHash, String name, int port) {
        peerId = TestTracker.peerId((name + "--------------------").substring(0, 20));
        Thread.ofVirtual().start(this::read);
        await("ready");
        command(
                "open",
                Map.of(
                        "announce",
                        announce.toString(),
                        "infoHash",
                        infoHash.toHex(),
                        "peerId",
                        peerId.toHex(),
                        "port",
                        port));
    }

    private void read() {
        try (var lines = new BufferedReader(process.inputReader(UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                events.add(JSON.readTree(line));
            }
        } catch (IOException ended) {
            events.add(JSON.createObjectNode().put("event", "end"));
        }
    }

    StockClient command(String command, Map<String, Object> arguments) {
        var line = new LinkedHashMap<String, Object>(arguments);
        line.put("do", command);
        try {
            process.outputWriter(UTF_8)
                    .append(JSON.writeValueAsString(line))
                    .append('\n')
                    .flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return this;
    }

    StockClient command(String command) {
        return command(command, Map.of());
    }

    /// The next event of a kind, others before it passed over, but for those that tell of something wrong.
    JsonNode await(String kind) {
        try {
            while (true) {
                var event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(event).as(kind).isNotNull();
                var found = event.get("event").asString();
                if (found.equals(kind)) {
                    return event;
                }
                assertThat(found).as(event.toString()).isNotIn("warning", "error", "peer error", "end");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
