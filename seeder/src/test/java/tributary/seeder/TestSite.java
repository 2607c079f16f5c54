package tributary.seeder;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tributary.protocol.PeerId;
import tributary.protocol.worker.SeederStatus;
import tributary.protocol.worker.SeedingAssignment;
import tributary.protocol.worker.SeedingAssignments;
import tributary.tracker.SwarmTokens;
import tributary.tracker.Tracker;
import tributary.tracker.TrackerSettings;

/// The part of the site that a seeder sees: the worker API and the real tracker, both on free ports.
final class TestSite implements AutoCloseable {

    static final String TOKEN = "a-secret-that-must-not-be-logged";
    static final PeerId SEEDER = PeerId.ofHex("2d5452303130302d303132333435363738396162");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SwarmTokens tokens = new SwarmTokens(new byte[32]);
    private final Tracker tracker;
    private final HttpServer http;
    private final boolean shared;
    private final Map<String, Clip> clips = new LinkedHashMap<>();
    private final LinkedBlockingQueue<SeederStatus> statuses = new LinkedBlockingQueue<>();
    private long revision = 1;
    private final AtomicInteger ranges = new AtomicInteger();

    /// @param shared whether assignments name files on this machine
    TestSite(boolean shared) throws IOException {
        this.shared = shared;
        tracker = Tracker.start(
                TrackerSettings.read(
                        key -> Map.of("port", "0", "host", "127.0.0.1").get(key)),
                tokens);
        tracker.reserve(SEEDER);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::answer);
        http.start();
    }

    String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    String trackerWebSocket() {
        return "ws://127.0.0.1:" + tracker.port() + "/announce";
    }

    String trackerHttp() {
        return "http://127.0.0.1:" + tracker.port() + "/announce";
    }

    Tracker tracker() {
        return tracker;
    }

    /// How many parts of files were asked for.
    int ranges() {
        return ranges.get();
    }

    synchronized void assign(Clip clip) {
        tracker.admit(clip.infoHash(), UUID.randomUUID(), false);
        clips.put(clip.infoHash().toHex(), clip);
        revision++;
        notifyAll();
    }

    synchronized void withdraw(Clip clip) {
        clips.remove(clip.infoHash().toHex());
        revision++;
        notifyAll();
    }

    /// The next status post.
    Optional<SeederStatus> nextStatus() throws InterruptedException {
        return Optional.ofNullable(statuses.poll(10, TimeUnit.SECONDS));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, new byte[0]);
            } else if (path.equals("/worker/v1/seeding/assignments")) {
                send(exchange, 200, JSON.writeValueAsBytes(assignments(exchange.getRequestURI())));
            } else if (path.equals("/worker/v1/seeding/status")) {
                statuses.add(JSON.readValue(exchange.getRequestBody().readAllBytes(), SeederStatus.class));
                send(exchange, 204, new byte[0]);
            } else {
                sendClip(exchange, path);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized SeedingAssignments assignments(URI uri) throws InterruptedException {
        var asked = parameter(uri, "revision");
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(parameter(uri, "wait"));
        while (asked == revision && until - System.nanoTime() > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, until - System.nanoTime());
        }
        return new SeedingAssignments(
                revision,
                SEEDER.toHex(),
                trackerWebSocket(),
                tokens.mint(new UUID(0, 0), Instant.now().plus(Duration.ofHours(1)), SwarmTokens.Scope.SEEDER),
                clips.values().stream().map(this::assignment).toList());
    }

    private SeedingAssignment assignment(Clip clip) {
        var hash = clip.infoHash().toHex();
        return new SeedingAssignment(
                hash,
                "/worker/v1/seeding/" + hash + ".torrent",
                shared ? clip.file().toAbsolutePath().toString() : null,
                "/worker/v1/seeding/" + hash + ".mp4",
                clip.info().length());
    }

    private void sendClip(HttpExchange exchange, String path) throws IOException {
        var clip = clip(path);
        var range = exchange.getRequestHeaders().getFirst("Range");
        if (clip == null) {
            send(exchange, 404, new byte[0]);
        } else if (path.endsWith(".torrent")) {
            send(exchange, 200, clip.torrentFile(""));
        } else if (range != null) {
            ranges.incrementAndGet();
            var ends = range.replace("bytes=", "").split("-", 2);
            var from = Integer.parseInt(ends[0]);
            send(exchange, 206, Arrays.copyOfRange(clip.bytes(), from, Integer.parseInt(ends[1]) + 1));
        }
    }

    private synchronized @Nullable Clip clip(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return clips.get(name.substring(0, name.indexOf('.')));
    }

    private static long parameter(URI uri, String name) {
        for (var pair : uri.getQuery().split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return Long.parseLong(pair.substring(name.length() + 1));
            }
        }
        throw new IllegalArgumentException(name + " is missing");
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        http.stop(0);
        tracker.close();
    }
}
