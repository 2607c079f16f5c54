package tributary.backend.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.backend.Eventually.eventually;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.NewAccount;
import tributary.backend.accounts.Registration;
import tributary.backend.accounts.Role;
import tributary.backend.accounts.Tokens;
import tributary.backend.site.Access;
import tributary.backend.site.AdminBox;
import tributary.backend.site.AdminFigure;

@SiteTest
class NotificationTests {

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final String PASSWORD = "a password for news";

    @LocalServerPort
    int port;

    @Autowired
    Registration registration;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    Notifications notifications;

    @Autowired
    Digest digest;

    @TestConfiguration
    static class SomethingWaits {
        @Bean
        AdminBox threeReports() {
            return new AdminBox() {
                @Override
                public Head head() {
                    return Head.DECISION;
                }

                @Override
                public Access access() {
                    return Access.MODERATOR;
                }

                @Override
                public java.util.List<AdminFigure> figures() {
                    return java.util.List.of(AdminFigure.waiting("notifications.kind.NEW_REPORT", 3, "/admin"));
                }
            };
        }
    }

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        SERVER.start();
        properties.add("tributary.mail.host", () -> "127.0.0.1");
        properties.add("tributary.mail.security", () -> "NONE");
        var port = SERVER.getSmtp().getPort();
        properties.add("tributary.mail.port", () -> port);
        properties.add("tributary.public-url", () -> "http://videos.example.org");
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void empty() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
    }

    @Test
    void aPersonIsToldOnTheSiteAndByMailAsTheyChose() throws Exception {
        var anna = person("anna");
        var api = api(anna);
        notifications.tell(
                anna,
                NotificationKind.VIDEO_FAILED,
                "notifications.video-failed",
                Map.of("video", "{reason}", "reason", "no picture"),
                "/studio");
        assertThat(SERVER.waitForIncomingEmail(30_000, 1)).isTrue();
        assertThat(SERVER.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("anna@example.org");
        assertThat(api.get("/api/v1/users/me/notifications").body())
                .contains("\"total\":1", "no picture", "\"read\":false");

        assertThat(api.json("PUT", "/api/v1/users/me/notification-settings", "{\"myVideoImportFinished\":0}")
                        .statusCode())
                .isEqualTo(204);
        notifications.tell(anna, NotificationKind.VIDEO_FAILED, "notifications.video-failed", Map.of(), "/studio");
        assertThat(api.get("/api/v1/users/me/notifications").body()).contains("\"total\":1");

        assertThat(api.json("POST", "/api/v1/users/me/notifications/read-all", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(api.get("/api/v1/users/me/notifications?unread=true").body()).contains("\"total\":0");
    }

    @Test
    void nobodyReadsOrMarksSomebodyElses() {
        var bert = person("bert");
        var carl = person("carl");
        notifications.tell(bert, NotificationKind.DECISION, "notifications.kind.DECISION", Map.of(), "/studio");
        var id = notifications.list(bert, false, null, 1).getFirst().id();
        assertThat(api(carl)
                        .json("POST", "/api/v1/users/me/notifications/read", "{\"ids\":[" + id + "]}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(notifications.count(bert, true)).isEqualTo(1);
        assertThat(notifications.count(carl, false)).isZero();
    }

    @Test
    void anOpenPageIsToldAtOnce() throws Exception {
        var dora = person("dora");
        var page = new Visitor(port).signIn("dora", PASSWORD);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/notifications/events"))
                .header("Cookie", "session=" + page.cookie("session"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var stream = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                assertThat(nextData(lines)).isEqualTo("data: 0");
                notifications.tell(dora, NotificationKind.DECISION, "notifications.kind.DECISION", Map.of(), "/studio");
                assertThat(nextData(lines)).isEqualTo("data: 1");
            }
        }
        assertThat(page.get("/notifications").body()).contains("Something of yours was blocked");
    }

    @Test
    void theTeamGetsOneLetterADayWithWhatWaits() {
        var moderator = registration
                .register(new NewAccount("mona", "mona@example.org", PASSWORD, null, Role.MODERATOR, null, null))
                .id();
        assertThat(accounts.find(moderator)).isPresent();
        digest.send();
        digest.send();
        eventually(() -> lettersTo("mona@example.org") > 0);
        assertThat(lettersTo("mona@example.org")).isEqualTo(1);
        assertThat(lettersTo("anna@example.org")).isZero();
    }

    private static long lettersTo(String address) throws IllegalStateException {
        return java.util.Arrays.stream(SERVER.getReceivedMessages())
                .filter(message -> {
                    try {
                        return message.getAllRecipients()[0].toString().equals(address);
                    } catch (jakarta.mail.MessagingException unreadable) {
                        throw new IllegalStateException(unreadable);
                    }
                })
                .count();
    }

    private static String nextData(BufferedReader lines) throws java.io.IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:")) {
                return line;
            }
        }
        throw new AssertionError("the stream ended");
    }

    private long person(String name) {
        return registration
                .register(NewAccount.user(name, name + "@example.org", PASSWORD))
                .id();
    }

    private Visitor api(long account) {
        return new Visitor(port)
                .with("Authorization", "Bearer " + tokens.issue(account).access());
    }
}
