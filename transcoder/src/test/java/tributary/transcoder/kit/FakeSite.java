package tributary.transcoder.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tributary.protocol.worker.CaptionsReport;
import tributary.protocol.worker.Heartbeat;
import tributary.protocol.worker.JobFailure;
import tributary.protocol.worker.LadderSettings;
import tributary.protocol.worker.LeaseRequest;
import tributary.protocol.worker.PosterReport;
import tributary.protocol.worker.RenditionReport;
import tributary.protocol.worker.SourceReport;
import tributary.protocol.worker.StoryboardReport;
import tributary.protocol.worker.TranscodingLease;

/// The worker API's other side, over real HTTP. It hands out the jobs that a test offers and keeps what it is told.
public final class FakeSite implements AutoCloseable {

    public static final String TOKEN = "a-token";

    private final HttpServer server;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Path folder;
    private final BlockingQueue<Offer> offers = new LinkedBlockingQueue<>();
    private final Map<UUID, Offer> leased = new ConcurrentHashMap<>();

    /// Events in the order of their arrival.
    public final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

    public final List<Heartbeat> heartbeats = new CopyOnWriteArrayList<>();
    public final List<RenditionReport> renditions = new CopyOnWriteArrayList<>();
    public volatile boolean gone;
    public volatile boolean refusesStoryboards;
    public final AtomicInteger brokenAnswers = new AtomicInteger();

    /// The end of a job that went well.
    public record Done() {}

    private record Offer(Path source, boolean shared, List<Integer> finished, LadderSettings ladder, UUID job) {}

    public FakeSite(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/worker/v1/transcoding/", this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public UUID offer(Path source, boolean shared, List<Integer> finished, LadderSettings ladder) {
        var offer = new Offer(source, shared, finished, ladder, UUID.randomUUID());
        offers.add(offer);
        return offer.job();
    }

    /// Where the files of a job arrive.
    public Path output(UUID job) throws IOException {
        return Files.createDirectories(folder.resolve(job.toString()));
    }

    /// Waits for the next event of a kind, passing over others.
    public <T> T await(Class<T> kind) throws InterruptedException {
        while (true) {
            var event = events.poll(90, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no " + kind.getSimpleName() + " within 90 s");
            }
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
            if (event instanceof JobFailure failure) {
                throw new AssertionError("failed instead: " + failure);
            }
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().substring("/worker/v1/transcoding/".length());
            var authorized =
                    ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!authorized) {
                answer(exchange, 401, "no".getBytes(StandardCharsets.UTF_8));
            } else if (brokenAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                answer(exchange, 503, "not now".getBytes(StandardCharsets.UTF_8));
            } else if (path.equals("lease")) {
                lease(exchange);
            } else {
                var parts = path.split("/", -1);
                job(exchange, leased.get(UUID.fromString(parts[1])), parts[2], parts.length > 3 ? parts[3] : "");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void lease(HttpExchange exchange) throws IOException, InterruptedException {
        var request = json.readValue(exchange.getRequestBody(), LeaseRequest.class);
        var offer = offers.poll(Math.min(request.waitSeconds(), 5), TimeUnit.SECONDS);
        if (offer == null) {
            answer(exchange, 204, new byte[0]);
            return;
        }
        leased.put(offer.job(), offer);
        var lease = new TranscodingLease(
                offer.job(),
                "lease-" + offer.job(),
                30,
                1,
                offer.shared() ? offer.source().toString() : null,
                "/worker/v1/transcoding/jobs/" + offer.job() + "/source",
                Files.size(offer.source()),
                offer.shared() ? output(offer.job()).toString() : null,
                offer.finished(),
                false,
                false,
                offer.ladder());
        answer(exchange, 200, json.writeValueAsBytes(lease));
    }

    private void job(HttpExchange exchange, @Nullable Offer offer, String what, String name) throws IOException {
        var lease = exchange.getRequestHeaders().getFirst("X-Lease");
        if (gone || offer == null || !("lease-" + offer.job()).equals(lease)) {
            answer(exchange, 410, new byte[0]);
            return;
        }
        if (exchange.getRequestMethod().equals("GET")) {
            source(exchange, offer);
            return;
        }
        var body = exchange.getRequestBody().readAllBytes();
        switch (what) {
            case "heartbeat" -> heartbeats.add(json.readValue(body, Heartbeat.class));
            case "source" -> events.add(json.readValue(body, SourceReport.class));
            case "poster" -> events.add(json.readValue(body, PosterReport.class));
            case "storyboard" -> {
                events.add(json.readValue(body, StoryboardReport.class));
                if (refusesStoryboards) {
                    answer(exchange, 400, "no".getBytes(StandardCharsets.UTF_8));
                    return;
                }
            }
            case "captions" -> events.add(json.readValue(body, CaptionsReport.class));
            case "files" -> Files.write(output(offer.job()).resolve(name), body);
            case "failure" -> events.add(json.readValue(body, JobFailure.class));
            case "done" -> events.add(new Done());
            case "renditions" -> {
                var report = json.readValue(body, RenditionReport.class);
                require(Files.size(output(offer.job()).resolve(report.fileName())) == report.size());
                renditions.add(report);
                events.add(report);
            }
            default -> throw new UncheckedIOException(new IOException("unknown " + what));
        }
        answer(exchange, 204, new byte[0]);
    }

    /// Breaks every transfer after a while, so that workers have to go on with ranges.
    private static void source(HttpExchange exchange, Offer offer) throws IOException {
        var range = exchange.getRequestHeaders().getFirst("Range");
        var from = range == null ? 0 : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        var content = Files.readAllBytes(offer.source());
        exchange.sendResponseHeaders(206, content.length - from);
        exchange.getResponseBody().write(content, from, Math.min(100_000, content.length - from));
    }

    private static void require(boolean right) {
        if (!right) {
            throw new IllegalStateException("the report is wrong about its file");
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
