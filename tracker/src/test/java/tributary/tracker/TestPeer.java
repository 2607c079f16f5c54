package tributary.tracker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tributary.protocol.InfoHash;

/// A WebTorrent peer in a test's hands. Its messages are built by Jackson, so that nothing of ours checks itself.
final class TestPeer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int PATIENCE_SECONDS = 20;

    final String id;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    TestPeer(URI tracker, String name) {
        id = (name + "-------------------").substring(0, 20);
        socket =
                CLIENT.newWebSocketBuilder().buildAsync(tracker, new Listener()).join();
    }

    /// An announce with fields beside the usual ones, or instead of them.
    TestPeer announce(InfoHash hash, Map<String, Object> fields) {
        var message = new LinkedHashMap<String, Object>();
        message.put("numwant", 5);
        message.put("uploaded", 0);
        message.put("downloaded", 0);
        message.put("left", 1000);
        message.put("action", "announce");
        message.put("info_hash", text(hash));
        message.put("peer_id", id);
        message.putAll(fields);
        return send(message);
    }

    /// Announces for the first time with as many offers, and returns the reply.
    JsonNode start(InfoHash hash, int offers) {
        return announce(hash, Map.of("event", "started", "offers", offers(offers)))
                .next();
    }

    JsonNode start(InfoHash hash, String token) {
        return announce(hash, Map.of("event", "started", "token", token)).next();
    }

    List<Map<String, Object>> offers(int count) {
        var offers = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < count; i++) {
            offers.add(Map.of("offer", Map.of("type", "offer", "sdp", sdp(i)), "offer_id", offerId(i)));
        }
        return offers;
    }

    String sdp(int number) {
        return "v=0\r\no=" + id + " \"" + number + "\" é😀\u2028";
    }

    String offerId(int number) {
        return ("\0\u00ff\"" + number + id + "---").substring(0, 20);
    }

    /// Answers an offer that was received.
    TestPeer answer(JsonNode offer) {
        return send(Map.of(
                "action", "announce",
                "info_hash", offer.get("info_hash").asString(),
                "peer_id", id,
                "to_peer_id", offer.get("peer_id").asString(),
                "answer", Map.of("type", "answer", "sdp", "answer of " + id),
                "offer_id", offer.get("offer_id").asString()));
    }

    TestPeer send(Map<String, Object> message) {
        return sendText(JSON.writeValueAsString(message));
    }

    TestPeer sendText(String message) {
        socket.sendText(message, true).join();
        return this;
    }

    TestPeer sendBinary(Map<String, Object> message) {
        socket.sendBinary(ByteBuffer.wrap(JSON.writeValueAsBytes(message)), true)
                .join();
        return this;
    }

    /// The next message of the tracker.
    JsonNode next() {
        try {
            var message = received.poll(PATIENCE_SECONDS, SECONDS);
            assertThat(message).as("a message to " + id).isNotNull();
            return message;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /// All that came until now. The tracker answers in order, so what comes before a scrape's answer is all of it.
    List<JsonNode> all() {
        send(Map.of("action", "scrape", "info_hash", "no such torrent-----"));
        var all = new ArrayList<JsonNode>();
        for (var message = next(); !message.get("action").asString().equals("scrape"); message = next()) {
            all.add(message);
        }
        return all;
    }

    /// With which code the tracker closed the socket.
    int closeCode() {
        return closed.orTimeout(PATIENCE_SECONDS, SECONDS).join();
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    static String text(InfoHash hash) {
        return new String(hash.toBytes(), StandardCharsets.ISO_8859_1);
    }

    /// Says goodbye and waits until the tracker has understood.
    void leave() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        closeCode();
    }

    /// Vanishes without a word.
    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            partial.append(part);
            if (last) {
                received.add(JSON.readTree(partial.toString()));
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(1006);
        }
    }
}
