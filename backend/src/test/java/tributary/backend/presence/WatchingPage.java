package tributary.backend.presence;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The line of an open page, as the site sees it.
public final class WatchingPage implements AutoCloseable, WebSocket.Listener {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    /// @param headers name, value, name, value…
    public WatchingPage(int port, String video, String page, String... headers) {
        var builder = CLIENT.newWebSocketBuilder();
        for (var i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        var address = "ws://127.0.0.1:" + port + "/api/v1/videos/" + video + "/presence?page=" + page;
        this.socket = builder.buildAsync(URI.create(address), this).join();
    }

    public WatchingPage says(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    public WatchingPage here(int rendition, boolean sharing) {
        return says("{\"type\":\"here\",\"rendition\":" + rendition + ",\"sharing\":" + sharing + "}");
    }

    /// The next message.
    public JsonNode hears() throws InterruptedException {
        var text = received.poll(5, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("the site says nothing");
        }
        return JSON.readTree(text);
    }

    /// The first message from now on that tells of so many others.
    public JsonNode hearsOf(int others) throws InterruptedException {
        for (var message = hears(); ; message = hears()) {
            if (message.path("others").asInt(-1) == others) {
                return message;
            }
        }
    }

    public boolean hearsNothingFor(int millis) throws InterruptedException {
        return received.poll(millis, TimeUnit.MILLISECONDS) == null;
    }

    /// The status with which the site hung up.
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
