package tributary.backend.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;

/// Mail addresses are confirmed by a link, and nobody's letterbox can be filled that way.
@SiteTest
class MailConfirmationTests {

    private static final Letterbox LETTERBOX = new Letterbox();
    private static final Pattern LINK = Pattern.compile("http://videos\\.example\\.org(/confirm-mail/[0-9a-f]{64})");
    private static final String PASSWORD = "a long pass phrase";
    private static final int TRIES = 8;
    private static final int PER_ADDRESS = 3;
    private static final int PER_DOMAIN = 5;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    Accounts accounts;

    @Autowired
    Unconfirmed unconfirmed;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", LETTERBOX::port);
        properties.add("tributary.public-url", () -> "http://videos.example.org");
        properties.add("tributary.sign-up.confirm-mail", () -> "true");
        properties.add("tributary.limits.sign-up", () -> "1000 in 1m");
        properties.add("tributary.limits.reset-mail", () -> "1000 in 1m");
        properties.add("tributary.letters.per-domain", () -> "5 in 1h");
    }

    @AfterAll
    static void close() throws IOException {
        LETTERBOX.close();
    }

    @BeforeEach
    void empty() {
        LETTERBOX.letters().clear();
    }

    private int register(String name, String email) {
        return register(name, email, PASSWORD);
    }

    private int register(String name, String email, String password) {
        return new Visitor(port)
                .json("POST", "/api/v1/users/register", """
                        {"username":"%s","email":"%s","password":"%s","displayName":"Buy at https://evil.example"}""".formatted(name, email, password))
                .statusCode();
    }

    private int ask(String email) {
        return new Visitor(port)
                .json("POST", "/api/v1/users/ask-send-verify-email", "{\"email\":\"" + email + "\"}")
                .statusCode();
    }

    /// The next letter to that address; those that other tests caused may come late.
    private static String letter(String recipient) throws InterruptedException {
        while (true) {
            var letter = LETTERBOX.letters().poll(30, TimeUnit.SECONDS);
            assertThat(letter).as("a letter to " + recipient).isNotNull();
            if (letter.contains("To: " + recipient)) {
                return letter.replace("=\n", "");
            }
        }
    }

    private static int sent(String domain) throws InterruptedException {
        var sent = 0;
        for (var letter = LETTERBOX.letters().poll(10, TimeUnit.SECONDS);
                letter != null;
                letter = LETTERBOX.letters().poll(10, TimeUnit.SECONDS)) {
            if (letter.contains("@" + domain)) {
                sent++;
            }
        }
        return sent;
    }

    private static String link(String letter) {
        var found = LINK.matcher(letter);
        assertThat(found.find()).as(letter).isTrue();
        return found.group(1);
    }

    @Test
    void theAccountOpensWithTheLinkOnce() throws InterruptedException {
        assertThat(register("yvonne", "yvonne@one.example")).isEqualTo(204);
        var letter = letter("yvonne@one.example");
        assertThat(letter).contains("To: yvonne@one.example").doesNotContain("evil.example");
        var visitor = new Visitor(port);
        var refused = visitor.submit("/login", "/login", Map.of("username", "yvonne", "password", PASSWORD));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("/confirm-mail");
        var link = link(letter);
        assertThat(visitor.get(link).headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        var token = visitor.csrf(link);
        assertThat(visitor.post(link, Map.of(), token).statusCode()).isEqualTo(302);
        assertThat(visitor.post(link, Map.of(), token).statusCode()).isEqualTo(400);
        new Visitor(port).signIn("yvonne", PASSWORD);
    }

    @Test
    void aProgramConfirmsWithTheNumberAndTheString() throws InterruptedException {
        assertThat(register("zacharias", "zacharias@two.example")).isEqualTo(204);
        var string = link(letter("zacharias@two.example")).replaceAll(".*/", "");
        var id = accounts.byUsername("zacharias").orElseThrow().id();
        var body = "{\"verificationString\":\"" + string + "\"}";
        assertThat(verify(id + 1, body)).isEqualTo(403);
        assertThat(verify(id, body)).isEqualTo(204);
        assertThat(verify(id, body)).isEqualTo(403);
        assertThat(accounts.find(id).orElseThrow().isOpen()).isTrue();
    }

    private int verify(long id, String body) {
        return new Visitor(port)
                .json("POST", "/api/v1/users/" + id + "/verify-email", body)
                .statusCode();
    }

    @Test
    void whoAsksDoesNotLearnWhichAddressesExist() throws InterruptedException {
        assertThat(register("ulrike", "ulrike@three.example")).isEqualTo(204);
        letter("ulrike@three.example");
        assertThat(register("ulrike_again", "Ulrike@three.example")).isEqualTo(204);
        assertThat(letter("Ulrike@three.example"))
                .contains("You have an account already")
                .doesNotContain("/confirm-mail/");
        assertThat(ask("ulrike@three.example")).isEqualTo(ask("stranger@three.example"));
    }

    /// Two strangers' attempts, one with an address that is free and one with one that is taken: whatever they try with
    /// the
    /// name and password of their choice afterwards is answered alike.
    @Test
    void norByWhatBecameOfTheName() throws InterruptedException {
        assertThat(register("known", "known@seven.example", "only its owner knows"))
                .isEqualTo(204);
        var link = link(letter("known@seven.example"));
        var owner = new Visitor(port);
        owner.post(link, Map.of(), owner.csrf(link));
        assertThat(register("probe_taken", "known@seven.example")).isEqualTo(204);
        assertThat(register("probe_free", "unknown@seven.example")).isEqualTo(204);
        assertThat(probe("probe_taken", "known@seven.example")).isEqualTo(probe("probe_free", "unknown@seven.example"));
        assertThat(accounts.byNameOrEmail("known@seven.example").orElseThrow().username())
                .isEqualTo("known");
        database.sql("update account set created_at = now() - interval '8 days' where username = 'probe_taken'")
                .update();
        unconfirmed.sweep();
        assertThat(accounts.byUsername("probe_taken")).isEmpty();
    }

    private List<Integer> probe(String name, String email) {
        var visitor = new Visitor(port);
        return List.of(
                register(name, "another@eight.example"),
                register(name + "2", email),
                visitor.submit("/login", "/login", Map.of("username", name, "password", PASSWORD))
                        .statusCode(),
                visitor.submit("/login", "/login", Map.of("username", email, "password", PASSWORD))
                        .statusCode(),
                ask(email),
                visitor.get("/api/v1/accounts/" + name).statusCode(),
                visitor.get("/a/" + name).statusCode(),
                visitor.get("/c/" + name + "_channel").statusCode());
    }

    /// Sign-up, asking again and spellings of one address all count together; no more than the limit goes out.
    @Test
    void nobodysLetterboxIsFilled() throws InterruptedException {
        assertThat(register("bomber", "vic.tim@four.example")).isEqualTo(204);
        for (var i = 0; i < TRIES; i++) {
            assertThat(ask("vic.tim@four.example")).isEqualTo(204);
            assertThat(register("bomber" + i, "victim+" + i + "@four.example")).isEqualTo(204);
        }
        assertThat(sent("four.example")).isEqualTo(PER_ADDRESS);
    }

    @Test
    void norIsADomain() throws InterruptedException {
        for (var i = 0; i < TRIES; i++) {
            assertThat(register("many" + i, "person" + i + "@five.example")).isEqualTo(204);
        }
        assertThat(sent("five.example")).isEqualTo(PER_DOMAIN);
    }

    @Test
    void whatNobodyConfirmsIsGoneAndItsNameIsFree() throws InterruptedException {
        assertThat(register("forgotten", "forgotten@six.example")).isEqualTo(204);
        letter("forgotten@six.example");
        database.sql("update account set created_at = now() - interval '8 days' where username = 'forgotten'")
                .update();
        unconfirmed.sweep();
        assertThat(accounts.byUsername("forgotten")).isEmpty();
        assertThat(register("forgotten", "else@six.example")).isEqualTo(204);
    }
}
