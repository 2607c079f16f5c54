package tributary.backend.tracking;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.TextSocket;
import tributary.protocol.InfoHash;

/// A page as the tracker sees it.
public final class WebPeer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TextSocket socket;
    private final String peerId;

    /// @param peerId 20 characters
    public WebPeer(String address, String peerId) {
        this.peerId = peerId;
        this.socket = new TextSocket(address);
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
        socket.say(message.toString());
        return this;
    }

    public JsonNode answer() throws InterruptedException {
        return socket.next();
    }

    /// The status with which the other side closed the connection.
    public int awaitClose() throws Exception {
        return socket.awaitClose();
    }

    @Override
    public void close() {
        socket.close();
    }
}
