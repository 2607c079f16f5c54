package tributary.backend.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

/// A forgotten password, by mail.
@SiteTest
class PasswordResetTests {

    private static final Letterbox LETTERBOX = new Letterbox();
    private static final Pattern LINK = Pattern.compile("http://videos\\.example\\.org(/reset-password/[0-9a-f]{64})");

    @LocalServerPort
    int port;

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient database;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", LETTERBOX::port);
        properties.add("tributary.public-url", () -> "http://videos.example.org");
        properties.add("tributary.limits.reset-mail", () -> "100 in 1m");
    }

    @AfterAll
    static void close() throws IOException {
        LETTERBOX.close();
    }

    @BeforeEach
    void create() {
        if (database.sql("select count(*) from account where username = 'xenia'")
                        .query(Long.class)
                        .single()
                == 0) {
            registration.register(NewAccount.user("xenia", "xenia@example.org", "soon to be forgotten"));
        }
    }

    @Test
    void theLinkWorksOnceLeadsToUsAndEndsOldSessions() throws InterruptedException {
        new Visitor(port).submit("/reset-password", "/reset-password", Map.of("name", "xenia"));
        var letter = LETTERBOX.letters().poll(30, TimeUnit.SECONDS);
        assertThat(letter).contains("To: xenia@example.org");
        var found = LINK.matcher(letter.replace("=\n", ""));
        assertThat(found.find()).as(letter).isTrue();
        var link = found.group(1);
        var visitor = new Visitor(port);
        assertThat(visitor.get(link).headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(visitor.submit(link, link, Map.of("password", "short")).statusCode())
                .isEqualTo(400);
        var token = visitor.csrf(link);
        assertThat(visitor.post(link, Map.of("password", "a new long password"), token)
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor.post(link, Map.of("password", "another long password"), token)
                        .statusCode())
                .isEqualTo(400);
        new Visitor(port).signIn("xenia", "a new long password");
    }

    @Test
    void anUnknownNameIsAnsweredLikeAKnownOne() {
        var known = new Visitor(port).submit("/reset-password", "/reset-password", Map.of("name", "xenia"));
        var unknown = new Visitor(port).submit("/reset-password", "/reset-password", Map.of("name", "nobody_here"));
        assertThat(known.statusCode()).isEqualTo(200).isEqualTo(unknown.statusCode());
        assertThat(known.body()).isEqualTo(unknown.body());
    }

    @Test
    void aLinkThatIsTooOldDoesNotWork() {
        assertThat(new Visitor(port).get("/reset-password/" + "0".repeat(64)).body())
                .contains("This link does not work, or no longer.");
    }
}
