package tributary.backend.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tributary.backend.Eventually.eventually;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tributary.backend.SiteTest;
import tributary.backend.accounts.Role;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.JobQueue;

/// Posts to a real server on this machine, which tests may tell.
@SiteTest
@TestPropertySource(properties = "tributary.webhooks.allow-private=true")
class WebhookTests {

    private static final SignedIn ANNA = new SignedIn(1, "anna", Role.ADMINISTRATOR);

    private record Post(String event, String signature, String body) {}

    @Autowired
    Webhooks webhooks;

    @Autowired
    Deliveries deliveries;

    @Autowired
    JdbcClient database;

    private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
    private HttpServer server;
    private volatile int status = 200;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/hook", exchange -> {
            try (exchange) {
                posts.add(new Post(
                        exchange.getRequestHeaders().getFirst("X-Tributary-Event"),
                        exchange.getRequestHeaders().getFirst("X-Tributary-Signature"),
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
                var words = "thank you".getBytes(UTF_8);
                exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/inside");
                exchange.sendResponseHeaders(status, words.length);
                exchange.getResponseBody().write(words);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        webhooks.all().forEach(webhook -> webhooks.delete(ANNA, webhook.id()));
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?from=tributary";
    }

    @Test
    void whoAskedForAnEventGetsItSigned() throws Exception {
        var made = webhooks.create(ANNA, url(), List.of("video.published"));
        webhooks.announce(WebhookEvent.REPORT, Map.of("of", "nobody asked"));
        webhooks.announce(WebhookEvent.UPLOAD, Map.of("name", "Grüße"));
        var post = posts.poll(30, TimeUnit.SECONDS);
        assertThat(post).isNotNull();
        assertThat(post.event()).isEqualTo("video.published");
        assertThat(post.body()).contains("\"name\":\"Grüße\"").doesNotContain(made.secret());
        var seconds =
                Long.parseLong(post.signature().substring(2, post.signature().indexOf(',')));
        assertThat(post.signature()).isEqualTo(Signature.of(made.secret(), seconds, post.body()));
        eventually(() -> lastStatus() == 200);
        assertThat(webhooks.all().getFirst().lastAnswer()).isEqualTo("thank you");
        assertThat(posts).isEmpty();
    }

    @Test
    void whatIsNotTakenIsTriedAgainAndARedirectIsNotFollowed() throws Exception {
        webhooks.create(ANNA, url(), List.of("report.created"));
        status = 302;
        webhooks.announce(WebhookEvent.REPORT, Map.of());
        assertThat(posts.poll(30, TimeUnit.SECONDS)).isNotNull();
        eventually(() -> deliveries.list(JobQueue.State.WAITING, 10).stream()
                .anyMatch(job -> "status 302".equals(job.reason())));
        status = 204;
        var waiting = deliveries.list(JobQueue.State.WAITING, 10).getFirst();
        assertThat(deliveries.act(JobQueue.Deed.RETRY, waiting.id())).isTrue();
        assertThat(posts.poll(30, TimeUnit.SECONDS)).isNotNull();
        eventually(() -> deliveries.count(JobQueue.State.WAITING) == 0);
    }

    /// Of which somebody hears who asked for it, but not of a post about a failed job that failed itself.
    @ParameterizedTest
    @CsvSource({"report.created, true", "job.failed, false"})
    void aPostThatIsGivenUpIsAFailedJob(String event, boolean told) throws Exception {
        webhooks.create(ANNA, url(), List.of("job.failed", "report.created"));
        status = 500;
        webhooks.announce(WebhookEvent.of(event).orElseThrow(), Map.of());
        assertThat(posts.poll(30, TimeUnit.SECONDS)).isNotNull();
        eventually(() -> deliveries.list(JobQueue.State.WAITING, 10).stream().anyMatch(job -> job.reason() != null));
        database.sql("update webhook_delivery set attempts = 7, not_before = now()")
                .update();
        eventually(() -> deliveries.count(JobQueue.State.FAILED) == 1);
        var heard = posts.stream()
                .filter(post -> post.event().equals("job.failed") && post.body().contains("webhooks"));
        if (told) {
            eventually(() -> posts.stream()
                    .anyMatch(post -> post.event().equals("job.failed")
                            && post.body().contains("\"kind\":\"webhooks\"")
                            && post.body().contains("status 500")));
        } else {
            assertThat(deliveries.count(JobQueue.State.WAITING)).isZero();
            assertThat(heard).isEmpty();
        }
    }

    private int lastStatus() {
        var last = webhooks.all().getFirst().lastStatus();
        return last == null ? -1 : last;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "fc00::1",
                "fe80::1",
                "2002:7f00:1::",
                "64:ff9b::7f00:1",
                "2130706433",
                "localhost"
            })
    void addressesInsideAreRefused(String host) {
        var hosts = new PublicHosts(new WebhookSettings(false, 8));
        assertThatThrownBy(() -> hosts.find(host)).isInstanceOf(java.net.UnknownHostException.class);
    }

    @Test
    void addressesOfTheInternetAreNot() throws Exception {
        var hosts = new PublicHosts(new WebhookSettings(false, 8));
        assertThat(hosts.find("93.184.215.14")).isNotNull();
        assertThat(hosts.find("2606:2800:21f:cb07:6820:80da:af6b:8b2c")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://example.org/",
                "http://user:word@127.0.0.1/",
                "http:///x",
                "javascript:alert(1)",
                "no address"
            })
    void whatIsNoWebAddressIsRefused(String url) {
        assertThatThrownBy(() -> webhooks.create(ANNA, url, List.of("job.failed")))
                .isInstanceOf(FieldProblems.class);
    }
}
