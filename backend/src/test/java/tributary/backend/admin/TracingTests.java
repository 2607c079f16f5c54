package tributary.backend.admin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static tributary.backend.Eventually.eventually;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;
import tributary.backend.admin.health.HealthRound;
import tributary.backend.admin.logs.LogFile;

/// Traces as a collector of OpenTelemetry receives them: protocol buffers over HTTP, in which texts stand as they are.
@SiteTest
@TestPropertySource(
        properties = {
            "management.tracing.sampling.probability=1",
            "management.tracing.export.enabled=true",
            "management.opentelemetry.tracing.export.schedule-delay=200ms"
        })
class TracingTests {

    private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();
    private static final HttpServer COLLECTOR = collector();
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @LocalServerPort
    int port;

    @Autowired
    HealthRound health;

    @Autowired
    LogFile log;

    @Autowired
    ObservationRegistry observations;

    @DynamicPropertySource
    static void endpoint(DynamicPropertyRegistry properties) {
        properties.add(
                "management.opentelemetry.tracing.export.otlp.endpoint",
                () -> "http://127.0.0.1:" + COLLECTOR.getAddress().getPort() + "/v1/traces");
    }

    private static HttpServer collector() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
            server.createContext("/v1/traces", exchange -> {
                try (exchange) {
                    RECEIVED.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
                    exchange.sendResponseHeaders(200, -1);
                }
            });
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @AfterAll
    static void stop() {
        COLLECTOR.stop(0);
    }

    private static boolean isReceived(String text) {
        return RECEIVED.stream().anyMatch(part -> part.contains(text));
    }

    @Test
    void aRequestIsATraceWithTheNumberThatItCameWith() {
        new Visitor(port)
                .with("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .get("/about/terms");
        eventually(() -> isReceived("http get /about/{page:terms|privacy}"));
        var id = new String(HexFormat.of().parseHex(TRACE), ISO_8859_1);
        eventually(() -> isReceived(id));
        assertThat(isReceived("tributary")).isTrue();
    }

    @Test
    void whatLetsSomebodyInIsInNoTrace() {
        new Visitor(port).get("/reset-password/" + SECRET);
        eventually(() -> isReceived("/reset-password/[removed]"));
        assertThat(isReceived(SECRET)).isFalse();
    }

    @Test
    void aTestOfTheHealthPageIsATraceOfItsOwn() {
        health.run("database");
        eventually(() -> isReceived("health test database"));
    }

    @Test
    void aLineOfTheLogNamesTheTraceThatItBelongsTo() {
        Observation.createNotStarted("tributary.test", observations)
                .contextualName("writes a line")
                .observe(() -> LoggerFactory.getLogger("tributary.test").warn("A line with a trace"));
        eventually(
                () -> !log.read("WARN", "a line with a trace", null, 1).lines().isEmpty());
        var line = log.read("WARN", "a line with a trace", null, 1).lines().getFirst();
        assertThat(line.traceId()).matches("[0-9a-f]{32}");
        eventually(() -> isReceived(new String(HexFormat.of().parseHex(line.traceId()), ISO_8859_1)));
    }
}
