package tributary.backend.presence;

import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tributary.backend.TextSocket;

/// The line of an open page, as the site sees it.
public final class WatchingPage implements AutoCloseable {

    private final TextSocket socket;

    /// @param headers name, value, name, value…
    public WatchingPage(int port, String video, String page, String... headers) {
        var address = "ws://127.0.0.1:" + port + "/api/v1/videos/" + video + "/presence?page=" + page;
        this.socket = new TextSocket(address, headers);
    }

    public WatchingPage says(String text) {
        socket.say(text);
        return this;
    }

    public WatchingPage here(int rendition, boolean sharing) {
        return says("{\"type\":\"here\",\"rendition\":" + rendition + ",\"sharing\":" + sharing + "}");
    }

    /// The next message.
    public JsonNode hears() throws InterruptedException {
        return socket.next();
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
        return socket.isSilentFor(Duration.ofMillis(millis));
    }

    /// The status with which the site hung up.
    public int awaitClose() throws Exception {
        return socket.awaitClose();
    }

    @Override
    public void close() {
        socket.close();
    }
}
