package tributary.seeder.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tributary.protocol.PeerId;
import tributary.protocol.metainfo.InfoDictionary;

/// Announces until the seeder answers, and waits for the piece. The steps have names, so that whoever reads the result
/// knows how far it came: `tracker`, `seeder`, `connection`, `piece`.
final class Probe implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long ANNOUNCE_AGAIN = TimeUnit.SECONDS.toNanos(2);

    private final InfoDictionary info;
    private final URI tracker;
    private final String token;
    private final Set<PeerId> seeders;
    private final byte[] self = new byte[20];
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final ProbePeer peer;
    private final HttpClient client = HttpClient.newHttpClient();

    Probe(InfoDictionary info, URI tracker, String token, Set<PeerId> seeders) {
        this.info = info;
        this.tracker = tracker;
        this.token = token;
        this.seeders = seeders;
        ThreadLocalRandom.current().nextBytes(self);
        System.arraycopy("-TB0001-".getBytes(ISO_8859_1), 0, self, 0, 8);
        this.peer = new ProbePeer(info, PeerId.of(self));
    }

    /// @return the line to print
    String run(Duration limit) throws InterruptedException {
        var began = System.nanoTime();
        var end = began + limit.toNanos();
        WebSocket socket;
        try {
            socket = client.newWebSocketBuilder()
                    .connectTimeout(Duration.ofSeconds(10))
                    .buildAsync(tracker, new Listener())
                    .join();
        } catch (CompletionException refused) {
            return "failed tracker " + refused.getCause();
        }
        var offer = peer.offer(end);
        if (offer == null) {
            return "failed library no description could be made";
        }
        var step = "seeder";
        var announceAt = began;
        while (System.nanoTime() < end) {
            if (step.equals("seeder") && System.nanoTime() >= announceAt) {
                socket.sendText(announce(offer), true).join();
                announceAt = System.nanoTime() + ANNOUNCE_AGAIN;
            }
            var message = messages.poll(100, TimeUnit.MILLISECONDS);
            if (message != null && step.equals("seeder")) {
                var refusal = refusal(message);
                if (refusal != null) {
                    return "failed tracker " + refusal;
                }
                var answer = seedersAnswer(message);
                if (answer != null) {
                    peer.answered(answer);
                    step = "connection";
                }
            }
            if (peer.isOpen() && step.equals("connection")) {
                step = "piece";
            }
            var failure = peer.failure();
            if (failure != null) {
                return "failed " + step + " " + failure;
            }
            if (peer.isDone()) {
                return "ok " + info.lengthOf(0) + " " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            }
        }
        return "failed " + step + " nothing came in time";
    }

    private String announce(String sdp) {
        var offerId = new byte[20];
        ThreadLocalRandom.current().nextBytes(offerId);
        var message = JSON.createObjectNode()
                .put("action", "announce")
                .put("info_hash", new String(info.infoHash().toBytes(), ISO_8859_1))
                .put("peer_id", new String(self, ISO_8859_1))
                .put("numwant", 1)
                .put("uploaded", 0)
                .put("downloaded", 0)
                .put("left", info.length())
                .put("event", "started");
        if (!token.isEmpty()) {
            message.put("token", token);
        }
        var entry = message.putArray("offers").addObject().put("offer_id", new String(offerId, ISO_8859_1));
        entry.putObject("offer").put("type", "offer").put("sdp", sdp);
        return message.toString();
    }

    private static @Nullable String refusal(String text) {
        var message = parse(text);
        return message.has("failure reason") ? message.path("failure reason").asString("") : null;
    }

    private @Nullable String seedersAnswer(String text) {
        var message = parse(text);
        if (!message.has("answer")) {
            return null;
        }
        var from = message.path("peer_id").asString("").getBytes(ISO_8859_1);
        return from.length == 20 && seeders.contains(PeerId.of(from))
                ? message.path("answer").path("sdp").asString("")
                : null;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }

    @Override
    public void close() {
        peer.close();
        client.shutdownNow();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                messages.add(partial.toString());
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
