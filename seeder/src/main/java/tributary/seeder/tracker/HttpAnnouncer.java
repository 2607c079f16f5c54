package tributary.seeder.tracker;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;
import tributary.protocol.bencode.BencodeDecoder;
import tributary.protocol.bencode.BencodeException;
import tributary.protocol.bencode.BencodeLimits;

/// Tells the tracker over HTTP (BEP 3) where ordinary clients find this seeder's TCP port. A thread for each swarm
/// announces it again and again until it is left.
public final class HttpAnnouncer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HttpAnnouncer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int LEAST_SECONDS = 5;
    private static final int MOST_SECONDS = 1800;

    private final HttpClient http;
    private final PeerId self;
    private final int port;
    private final ReachableAddress reachable;
    private final ToLongFunction<InfoHash> uploaded;
    private final Map<InfoHash, Thread> swarms = new HashMap<>();
    private volatile @Nullable TrackerAddress address;

    /// @param self the id by which this seeder introduces itself over TCP
    /// @param port on which it takes connections
    public HttpAnnouncer(
            HttpClient http, PeerId self, int port, ReachableAddress reachable, ToLongFunction<InfoHash> uploaded) {
        this.http = http;
        this.self = self;
        this.port = port;
        this.reachable = reachable;
        this.uploaded = uploaded;
    }

    public void use(TrackerAddress wanted) {
        address = wanted;
    }

    public synchronized void join(InfoHash infoHash) {
        swarms.computeIfAbsent(
                infoHash, _ -> Thread.ofVirtual().name("announce-" + infoHash).start(() -> run(infoHash)));
    }

    public synchronized void leave(InfoHash infoHash) {
        var thread = swarms.remove(infoHash);
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run(InfoHash infoHash) {
        var event = "started";
        try {
            while (true) {
                var pause = announce(infoHash, event);
                if (pause.isPositive()) {
                    event = "";
                }
                Thread.sleep(pause.isPositive() ? pause : RETRY);
            }
        } catch (InterruptedException _) {
            goodBye(infoHash);
        }
    }

    /// @return when to announce again; zero if this was in vain
    private Duration announce(InfoHash infoHash, String event) throws InterruptedException {
        var tracker = address;
        if (tracker == null) {
            return Duration.ZERO;
        }
        try {
            var response = http.send(request(tracker, infoHash, event), BodyHandlers.ofByteArray());
            var reply = BencodeDecoder.decodeDictionary(response.body(), BencodeLimits.MESSAGE);
            var failure = reply.string("failure reason");
            if (failure.isPresent()) {
                throw new IOException(failure.get().toString());
            }
            return Duration.ofSeconds(
                    Math.clamp(reply.integer("interval").orElse((long) MOST_SECONDS), LEAST_SECONDS, MOST_SECONDS));
        } catch (IOException | BencodeException refused) {
            log.info("{} is not announced over HTTP: {}", infoHash, refused.toString());
            return Duration.ZERO;
        }
    }

    private void goodBye(InfoHash infoHash) {
        var tracker = address;
        if (tracker != null) {
            var _ = http.sendAsync(request(tracker, infoHash, "stopped"), BodyHandlers.discarding());
        }
    }

    private HttpRequest request(TrackerAddress tracker, InfoHash infoHash, String event) {
        var query = new StringBuilder("?info_hash=")
                .append(percent(infoHash.toBytes()))
                .append("&peer_id=")
                .append(percent(self.toBytes()))
                .append("&port=")
                .append(port)
                .append("&uploaded=")
                .append(uploaded.applyAsLong(infoHash))
                .append("&downloaded=0&left=0&compact=1&numwant=0&token=")
                .append(URLEncoder.encode(tracker.token(), StandardCharsets.UTF_8));
        reachable.address().ifPresent(ip -> query.append("&ip=").append(ip.getHostAddress()));
        if (!event.isEmpty()) {
            query.append("&event=").append(event);
        }
        return HttpRequest.newBuilder(URI.create(tracker.http().toString() + query))
                .timeout(PATIENCE)
                .build();
    }

    private static String percent(byte[] bytes) {
        return URLEncoder.encode(new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1)
                .replace("+", "%20");
    }

    /// Says good-bye to every swarm.
    @Override
    public synchronized void close() {
        swarms.values().forEach(Thread::interrupt);
        swarms.clear();
    }
}
