package tributary.backend.tracking;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tributary.protocol.InfoHash;

/// A page as the tracker sees it.
public final class WebPeer implements AutoCloseable, WebSocket.Listener {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private final String peerId;

    /// @param peerId 20 characters
    public WebPeer(String address, String peerId) {
        this.peerId = peerId;
        this.socket = CLIENT.newWebSocketBuilder()
                .buildAsync(URI.create(address), this)
                .join();
    }

    public WebPeer announce(InfoHash infoHash, @Nullable String token, @Nullable String event) {
        var message = JSON.createObjectNode();
        message.put("action", "announce");
        message.put("info_hash", new String(infoHash.toBytes(), StandardCharsets.ISO_8859_1));
        message.put("peer_id", peerId);
        message.put("numwant", 0);
        message.put("uploaded", 0);
        message.put("downloaded", 0);
        message.put("left", 1000);
        if (event != null) {
            message.put("event", event);
        }
        if (token != null) {
            message.put("token", token);
        }
        socket.sendText(message.toString(), true).join();
        return this;
    }

    public JsonNode answer() throws InterruptedException {
        var text = received.poll(10, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("the tracker says nothing");
        }
        return JSON.readTree(text);
    }

    /// The status with which the other side closed the connection.
    public int awaitClose() throws Exception {
        return closed.get(10, TimeUnit.SECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            received.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
