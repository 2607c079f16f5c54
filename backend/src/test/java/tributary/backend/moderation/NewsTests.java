package tributary.backend.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tributary.backend.Eventually;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;
import tributary.backend.accounts.NewAccount;
import tributary.backend.accounts.Registration;
import tributary.backend.accounts.Role;
import tributary.backend.accounts.SignedIn;
import tributary.backend.channels.Channels;
import tributary.backend.playback.Library;
import tributary.backend.playback.Library.Clip;
import tributary.backend.playback.Library.Person;
import tributary.backend.webhooks.Webhooks;

/// Who is told of reports and decisions: on the site, by mail to a real server, and other programs.
@SiteTest
@Import(Library.class)
class NewsTests {

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @LocalServerPort
    int port;

    @Autowired
    Library library;

    @Autowired
    Registration registration;

    @Autowired
    Channels channels;

    @Autowired
    Decisions decisions;

    @Autowired
    Subjects subjects;

    @Autowired
    Webhooks webhooks;

    private final Queue<String> posts = new ConcurrentLinkedQueue<>();
    private HttpServer program;
    private Person creator;
    private Person viewer;
    private Person moderator;
    private Clip clip;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        MAIL.start();
        properties.add("tributary.mail.host", () -> "127.0.0.1");
        properties.add("tributary.mail.security", () -> "NONE");
        var port = MAIL.getSmtp().getPort();
        properties.add("tributary.mail.port", () -> port);
        properties.add("tributary.public-url", () -> "http://videos.example.org");
        properties.add("tributary.webhooks.allow-private", () -> "true");
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @BeforeEach
    void publish() throws IOException {
        program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        program.createContext("/", exchange -> {
            try (exchange) {
                posts.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        program.start();
        creator = person("creator", Role.USER);
        viewer = person("viewer", Role.USER);
        moderator = person("moderator", Role.MODERATOR);
        clip = library.clip(creator, "Zebra crossing");
        webhooks.create(
                me(person("admin", Role.ADMINISTRATOR), Role.ADMINISTRATOR),
                "http://127.0.0.1:" + program.getAddress().getPort() + "/",
                List.of("report.created", "decision.made"));
    }

    @AfterEach
    void quiet() {
        program.stop(0);
        var admin = new SignedIn(1, "admin", Role.ADMINISTRATOR);
        webhooks.all().forEach(webhook -> webhooks.delete(admin, webhook.id()));
    }

    private Person person(String name, Role role) {
        var username = name + System.nanoTime();
        var account = registration.register(
                new NewAccount(username, address(username), "a long pass phrase", null, role, null, null));
        var channel = channels.ownedBy(account.id()).getFirst();
        return new Person(account.id(), username, channel.id(), channel.handle());
    }

    private static String address(String username) {
        return username + "@example.org";
    }

    private static SignedIn me(Person person, Role role) {
        return new SignedIn(person.accountId(), person.username(), role);
    }

    private String notifications(Person who) {
        return new Visitor(port)
                .with("Cookie", library.cookie(who))
                .get("/notifications")
                .body();
    }

    private static List<MimeMessage> lettersTo(Person person) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(letter -> isTo(letter, address(person.username())))
                .toList();
    }

    private static boolean isTo(MimeMessage letter, String address) {
        try {
            return letter.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String words(Part part) throws IOException, MessagingException {
        var words = new StringBuilder();
        if (part.getContent() instanceof Multipart inner) {
            for (var i = 0; i < inner.getCount(); i++) {
                words.append(words(inner.getBodyPart(i)));
            }
        } else {
            words.append(part.getContent());
        }
        return words.toString();
    }

    private boolean isTold(String event, String... words) {
        return posts.stream()
                .anyMatch(post -> post.contains("\"event\":\"" + event + "\"")
                        && Arrays.stream(words).allMatch(post::contains));
    }

    @Test
    void aReportIsToldToModeratorsAndToPrograms() {
        new Visitor(port)
                .with("Cookie", library.cookie(viewer))
                .submit(
                        "/report?video=" + clip.shortUuid(),
                        "/report",
                        java.util.Map.of(
                                "video", clip.shortUuid(), "reasons", "spamOrMisleading", "reason", "A horse."));
        assertThat(notifications(moderator)).contains("“Zebra crossing” was reported", "/admin/reports/");
        assertThat(notifications(creator)).doesNotContain("was reported");
        Eventually.eventually(() -> isTold("report.created", "Zebra crossing", "\"kind\":\"video\""));
        assertThat(posts).noneMatch(post -> post.contains(viewer.username()));
    }

    @Test
    void aDecisionReachesTheOwnerOnTheSiteAndByMailWithItsText() throws Exception {
        var decision = decisions.decide(
                null,
                subjects.account(Long.toString(creator.accountId())),
                NewDecision.of(DecisionKind.WARN, "It shows a horse."),
                me(moderator, Role.MODERATOR),
                Locale.ENGLISH);
        assertThat(decision.words()).contains("It shows a horse.");
        assertThat(notifications(creator)).contains("The moderators decided", "/my/decisions/" + decision.id());
        Eventually.eventually(() -> !lettersTo(creator).isEmpty());
        assertThat(words(lettersTo(creator).getFirst()))
                .contains("It shows a horse.", "http://videos.example.org/my/decisions/" + decision.id());
        Eventually.eventually(
                () -> isTold("decision.made", "\"kind\":\"warn\"", "It shows a horse.", creator.username()));
    }
}
