package tributary.backend.admin.health;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tributary.protocol.InfoHash;

/// One announce to a swarm of its own, over any of the tracker's protocols, as a peer somewhere in the world would send
/// it.
final class Announce {

    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final long UDP_PROTOCOL = 0x41727101980L;
    private static final int CONNECT = 0;
    private static final int ANNOUNCE = 1;
    private static final int ERROR = 3;

    private final InfoHash swarm;
    private final String token;
    private final byte[] self = new byte[20];

    Announce(InfoHash swarm, String token) {
        this.swarm = swarm;
        this.token = token;
        ThreadLocalRandom.current().nextBytes(self);
        System.arraycopy("-TB0001-".getBytes(ISO_8859_1), 0, self, 0, 8);
    }

    /// What stands in the way of a web socket; the status is that of the HTTP answer instead of an upgrade, 0 for none.
    static final class NoUpgrade extends IOException {
        private final transient int status;

        NoUpgrade(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /// @throws NoUpgrade if no web socket opens
    /// @throws IOException if one opens and the tracker does not answer, or refuses
    void overWebSocket(URI address) throws IOException, InterruptedException {
        var answer = new CompletableFuture<String>();
        try (var client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            WebSocket socket;
            try {
                socket = client.newWebSocketBuilder()
                        .connectTimeout(LIMIT)
                        .buildAsync(address, new Listener(answer))
                        .join();
            } catch (CompletionException refused) {
                var status = refused.getCause() instanceof WebSocketHandshakeException handshake
                        ? handshake.getResponse().statusCode()
                        : 0;
                throw new NoUpgrade(
                        status, HealthRound.words(refused.getCause() == null ? refused : refused.getCause()));
            }
            try {
                socket.sendText(message(), true).join();
                check(answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException | java.util.concurrent.ExecutionException silent) {
                throw new IOException("the web socket opened, but the tracker did not answer through it", silent);
            } finally {
                socket.abort();
            }
        }
    }

    private String message() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("action", "announce")
                .put("info_hash", new String(swarm.toBytes(), ISO_8859_1))
                .put("peer_id", new String(self, ISO_8859_1))
                .put("numwant", 0)
                .put("left", 1)
                .put("event", "started")
                .put("token", token)
                .toString();
    }

    private static void check(String answer) throws IOException {
        var message = JsonMapper.shared().readTree(answer);
        if (message.has("failure reason")) {
            throw new IOException(message.path("failure reason").asString(""));
        }
    }

    /// @param tracker `http://host:port`
    void overHttp(String tracker) throws IOException, InterruptedException {
        var address = tracker + "/announce?info_hash=" + percent(swarm.toBytes()) + "&peer_id=" + percent(self)
                + "&port=1&uploaded=0&downloaded=0&left=1&compact=1&event=started&token=" + token;
        try (var client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            var request =
                    HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT).build();
            var answer =
                    new String(client.send(request, BodyHandlers.ofByteArray()).body(), ISO_8859_1);
            if (!answer.startsWith("d") || answer.contains("14:failure reason")) {
                throw new IOException(answer.lines().findFirst().orElse("an empty answer"));
            }
        }
    }

    /// BEP 15.
    ///
    /// @param anyone whether the swarm takes peers without a token, which this protocol cannot send
    void overUdp(String host, int port, boolean anyone) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout((int) LIMIT.toMillis() / 2);
            socket.connect(InetAddress.getByName(host), port);
            var transaction = ThreadLocalRandom.current().nextInt();
            var connected = ask(
                    socket,
                    ByteBuffer.allocate(16)
                            .putLong(UDP_PROTOCOL)
                            .putInt(CONNECT)
                            .putInt(transaction));
            expect(connected, CONNECT, transaction);
            var connection = connected.getLong();
            var announce = ByteBuffer.allocate(98)
                    .putLong(connection)
                    .putInt(ANNOUNCE)
                    .putInt(transaction)
                    .put(swarm.toBytes())
                    .put(self)
                    .putLong(0)
                    .putLong(1)
                    .putLong(0)
                    .putInt(2)
                    .putInt(0)
                    .putInt(transaction)
                    .putInt(-1)
                    .putShort((short) 1);
            var answer = ask(socket, announce);
            if (anyone || answer.getInt(0) != ERROR) {
                expect(answer, ANNOUNCE, transaction);
            }
        }
    }

    private static ByteBuffer ask(DatagramSocket socket, ByteBuffer message) throws IOException {
        var bytes = new byte[message.position()];
        message.get(0, bytes);
        socket.send(new DatagramPacket(bytes, bytes.length));
        var answer = new byte[2048];
        var packet = new DatagramPacket(answer, answer.length);
        socket.receive(packet);
        return ByteBuffer.wrap(answer, 0, packet.getLength());
    }

    private static void expect(ByteBuffer answer, int action, int transaction) throws IOException {
        if (answer.remaining() < 8 || answer.getInt() != action || answer.getInt() != transaction) {
            throw new IOException("the answer is not one of a tracker");
        }
    }

    private static String percent(byte[] bytes) {
        var text = new StringBuilder();
        for (var value : bytes) {
            text.append('%').append(String.format("%02X", value));
        }
        return text.toString();
    }

    private static final class Listener implements WebSocket.Listener {

        private final CompletableFuture<String> answer;
        private final StringBuilder partial = new StringBuilder();

        Listener(CompletableFuture<String> answer) {
            this.answer = answer;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                answer.complete(partial.toString());
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            answer.completeExceptionally(new IOException("closed with " + status));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            answer.completeExceptionally(error);
        }
    }
}
