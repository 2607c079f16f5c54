package tributary.backend.admin.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tributary.backend.SiteTest;
import tributary.backend.notifications.Notifications;
import tributary.backend.settings.LiveSettings;
import tributary.backend.settings.SettingsChanges;
import tributary.backend.tracking.SiteTracker;

/// Everything the health page tests, broken on purpose. The site stands behind a proxy that passes requests on and web
/// sockets not.
@SiteTest
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HealthTests {

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final HttpServer PROXY = proxy();

    @LocalServerPort
    int port;

    @Autowired
    HealthRound round;

    @Autowired
    SettingsChanges changes;

    @Autowired
    LiveSettings settings;

    @Autowired
    SiteTracker tracker;

    @Autowired
    Notifications notifications;

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry properties) {
        properties.add(
                "tributary.public-url",
                () -> "http://127.0.0.1:" + PROXY.getAddress().getPort());
    }

    private static HttpServer proxy() {
        try {
            var proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
            proxy.createContext("/", exchange -> {
                try (exchange) {
                    var isPing = exchange.getRequestURI().getPath().equals("/api/v1/ping");
                    var body = (isPing ? "pong" : "d8:intervali60e5:peers0:e").getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            proxy.start();
            return proxy;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    @AfterAll
    static void stop() {
        PROXY.stop(0);
        MAIL.stop();
    }

    private HealthResult result(String test) {
        return round.run(test).orElseThrow().result();
    }

    @Test
    @Order(1)
    void whatWorksIsFine() {
        for (var test : List.of("site", "database", "disk", "tracker-http", "tracker-udp", "clock", "https")) {
            assertThat(result(test).state()).as(test).isEqualTo(HealthResult.State.FINE);
        }
        for (var test : List.of("mail", "stun", "seeder")) {
            assertThat(result(test).state()).as(test).isEqualTo(HealthResult.State.OFF);
        }
    }

    @Test
    @Order(2)
    void aProxyThatPassesNoWebSocketOnIsNamed() {
        var result = result("tracker");
        assertThat(result.state()).isEqualTo(HealthResult.State.BROKEN);
        assertThat(result.key()).isEqualTo("no-upgrade");
        assertThat(result.values()).contains("200");
    }

    @Test
    @Order(3)
    void refusedMailIsNamedWithTheServersWords() {
        MAIL.start();
        MAIL.setUser("site@example.org", "site", "open sesame");
        MAIL.getUserManager().setAuthRequired(true);
        var mail = settings.group("mail").orElseThrow();
        changes.apply(
                mail,
                Map.of(
                        "host", "127.0.0.1",
                        "security", "NONE",
                        "port", Integer.toString(MAIL.getSmtp().getPort()),
                        "username", "site",
                        "password", "wrong"),
                "anna");
        assertThat(result("mail").key()).isEqualTo("broken");
        assertThat(result("mail").values().getFirst()).contains("535");
        changes.apply(mail, Map.of("password", "open sesame"), "anna");
        assertThat(result("mail").state()).isEqualTo(HealthResult.State.FINE);
        MAIL.stop();
        assertThat(result("mail").state()).isEqualTo(HealthResult.State.BROKEN);
        changes.reset(mail, java.util.Set.of("host"), "anna");
    }

    @Test
    @Order(4)
    void aFullDiskIsNamed() throws Exception {
        var folder = Files.createDirectories(Path.of("target", "small-disk")).toAbsolutePath();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var script = "mount -t tmpfs -o size=600k none '" + folder + "' && exec \"$0\" \"$@\"";
        var process = new ProcessBuilder(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "--mount",
                        "sh",
                        "-c",
                        script,
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DiskTrial.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Assumptions.assumeTrue(
                said.contains("trial:"), "This host permits no mount in a namespace of its own: " + said.strip());
        assertThat(said).contains("trial: BROKEN broken").contains("media");
    }

    @Test
    @Order(5)
    void aClosedTrackerIsNamedForEachProtocol() {
        tracker.destroy();
        for (var test : List.of("tracker", "tracker-http", "tracker-udp")) {
            var result = result(test);
            assertThat(result.state()).as(test).isEqualTo(HealthResult.State.BROKEN);
            assertThat(result.key()).as(test).isEqualTo("down");
        }
    }

    @Test
    @Order(6)
    void administratorsAreToldWhenATestBeginsToFail() {
        var admin = notifications.list(1, false, null, 50);
        assertThat(admin)
                .anyMatch(line -> line.messageKey().equals("health.news.broken")
                        && "tracker-http".equals(line.parameters().get("test")));
    }
}
