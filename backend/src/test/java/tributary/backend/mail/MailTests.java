package tributary.backend.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tributary.backend.Eventually.eventually;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.backend.SiteTest;
import tributary.backend.settings.LiveSettings;
import tributary.backend.settings.SettingsChanges;
import tributary.backend.settings.SettingsGroup;
import tributary.backend.site.JobQueue;

/// Letters through a real SMTP server that asks for a password.
@SiteTest
class MailTests {

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    Mailer mailer;

    @Autowired
    SettingsChanges changes;

    @Autowired
    LiveSettings settings;

    @Autowired
    LetterQueue queue;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transactions;

    @BeforeAll
    static void start() {
        SERVER.start();
        SERVER.setUser("site@example.org", "site", "open sesame");
        SERVER.getUserManager().setAuthRequired(true);
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void set() throws Exception {
        use(SERVER.getSmtp().getPort(), "open sesame");
        SERVER.purgeEmailFromAllMailboxes();
    }

    @Test
    void aLetterArrivesAsTextAndAsPageWithTheSameContent() throws Exception {
        mailer.post("anna@example.org", letter("Grüße & <Zeichen>"));
        assertThat(SERVER.waitForIncomingEmail(30_000, 1)).isTrue();
        var message = SERVER.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Grüße & <Zeichen>");
        assertThat(message.getFrom()[0].toString()).isEqualTo("site@example.org");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        var text = part(message, "text/plain");
        var page = part(message, "text/html");
        assertThat(text)
                .contains("First paragraph", "Second <b>paragraph</b>", "https://videos.example.org/w/x", "Tributary");
        assertThat(page)
                .contains(
                        "First paragraph",
                        "Second &lt;b&gt;paragraph&lt;/b&gt;",
                        "href=\"https://videos.example.org/w/x\"")
                .doesNotContain("<b>paragraph");
        eventually(() -> queue.count(JobQueue.State.WAITING) == 0);
    }

    @Test
    void aSubjectCannotBringItsOwnHeaders() throws Exception {
        mailer.send("anna@example.org", letter("Hello\r\nBcc: everybody@example.org"));
        var message = SERVER.getReceivedMessages()[0];
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getSubject()).isEqualTo("Hello Bcc: everybody@example.org");
    }

    @Test
    void aRefusedPasswordIsSaidAndTheLetterWaits() {
        use(SERVER.getSmtp().getPort(), "wrong");
        assertThatThrownBy(() -> mailer.send("anna@example.org", letter("x")))
                .isInstanceOf(MailRefused.class)
                .hasMessageContaining("535");
        mailer.post("bert@example.org", letter("Waits"));
        eventually(() -> queue.list(JobQueue.State.WAITING, 10).stream()
                .anyMatch(job -> job.reason() != null && job.reason().contains("535")));
        use(SERVER.getSmtp().getPort(), "open sesame");
        var waiting = queue.list(JobQueue.State.WAITING, 10).getFirst();
        assertThat(queue.act(JobQueue.Deed.RETRY, waiting.id())).isTrue();
        assertThat(SERVER.waitForIncomingEmail(30_000, 1)).isTrue();
        eventually(() -> queue.count(JobQueue.State.WAITING) == 0);
    }

    @Test
    void aLetterOfATransactionThatFailsIsNeverSent() {
        transactions.executeWithoutResult(transaction -> {
            mailer.post("carl@example.org", letter("Never"));
            transaction.setRollbackOnly();
        });
        assertThat(database.sql("select count(*) from letter where recipient = 'carl@example.org'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void use(int port, String password) {
        SettingsGroup<?> mail = settings.group("mail").orElseThrow();
        changes.apply(
                mail,
                Map.of(
                        "host", "127.0.0.1",
                        "port", Integer.toString(port),
                        "security", "NONE",
                        "username", "site",
                        "password", password,
                        "from", "site@example.org"),
                "anna");
    }

    private static Letter letter(String subject) {
        return new Letter(
                subject,
                List.of("First paragraph", "Second <b>paragraph</b>"),
                "https://videos.example.org/w/x",
                "Watch",
                Locale.ENGLISH);
    }

    private static String part(MimeMessage message, String type) throws MessagingException, IOException {
        return find((MimeMultipart) message.getContent(), type);
    }

    private static String find(MimeMultipart parts, String type) throws MessagingException, IOException {
        for (var index = 0; index < parts.getCount(); index++) {
            var part = parts.getBodyPart(index);
            if (part.isMimeType(type)) {
                return (String) part.getContent();
            }
            if (part.getContent() instanceof MimeMultipart inner) {
                var found = find(inner, type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
