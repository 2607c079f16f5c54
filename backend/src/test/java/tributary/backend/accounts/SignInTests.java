package tributary.backend.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;

/// Signing up, in and out with a browser.
@SiteTest
@TestPropertySource(properties = {"tributary.limits.sign-up=1000 in 1m", "tributary.sign-up.proof=none"})
class SignInTests {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    Registration registration;

    @Autowired
    AccountChanges changes;

    @Test
    void aVisitorSignsUpAndIsSignedInWithAChannel() {
        var visitor = new Visitor(port);
        var answer = visitor.submit(
                "/signup", "/signup", Map.of("username", "Ada", "email", "ada@example.org", "password", PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(visitor.get("/settings/profile").body())
                .contains("value=\"ada\"")
                .contains("Your account, ada");
        assertThat(visitor.get("/settings/channels").body()).contains("ada_channel");
    }

    @Test
    void whatIsWrongStandsBesideTheFieldAndNothingTypedIsLost() {
        var answer = new Visitor(port)
                .submit("/signup", "/signup", Map.of("username", "x", "email", "nobody", "password", "short"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("A name has 3 to 50 characters")
                .contains("This is not an e-mail address.")
                .contains("A password has at least 8 characters.")
                .contains("value=\"nobody\"")
                .doesNotContain("value=\"short\"");
    }

    @Test
    void aTakenNameIsAConflictEvenIfItIsAChannels() {
        create("grace");
        var answer = new Visitor(port)
                .submit(
                        "/signup",
                        "/signup",
                        Map.of("username", "grace_channel", "email", "g2@example.org", "password", PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("This name is already taken.");
    }

    @Test
    void nameAndAddressBothSignInWhateverTheirCase() {
        create("bert");
        new Visitor(port).signIn("BERT", PASSWORD);
        new Visitor(port).signIn("Bert@Example.org", PASSWORD);
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreAnsweredAlike() {
        create("carla");
        var wrong =
                new Visitor(port).submit("/login", "/login", Map.of("username", "carla", "password", "not this one"));
        var unknown =
                new Visitor(port).submit("/login", "/login", Map.of("username", "carlo", "password", "not this one"));
        assertThat(wrong.statusCode()).isEqualTo(401).isEqualTo(unknown.statusCode());
        assertThat(withoutToken(wrong.body()).replace("carla", "X"))
                .isEqualTo(withoutToken(unknown.body()).replace("carlo", "X"));
    }

    @Test
    void theSessionChangesWithThePersonAndIsWorthlessAfterSigningOut() {
        create("dora");
        var visitor = new Visitor(port).signIn("dora", PASSWORD);
        var session = visitor.cookie("session");
        assertThat(visitor.get("/settings/profile").statusCode()).isEqualTo(200);
        visitor.submit("/settings/profile", "/logout", Map.of());
        var stolen = new Visitor(port).with("Cookie", "session=" + session);
        assertThat(stolen.get("/settings/profile").statusCode()).isEqualTo(302);
    }

    @Test
    void aSessionKnownBeforeSigningInIsNotTheOneAfter() {
        create("ella");
        var visitor = new Visitor(port).signIn("ella", PASSWORD);
        var before = visitor.cookie("session");
        visitor.post("/login", Map.of("username", "ella", "password", PASSWORD), visitor.csrf("/settings/profile"));
        assertThat(visitor.cookie("session")).isNotEqualTo(before);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        create("finn");
        var answer = new Visitor(port).post("/login", Map.of("username", "finn", "password", PASSWORD), "");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aFormThatAnotherSitesPageSendsIsRefused() {
        var visitor = new Visitor(port);
        var token = visitor.csrf("/login");
        var answer = visitor.with("Sec-Fetch-Site", "cross-site")
                .post("/login", Map.of("username", "admin", "password", "x"), token);
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void cookiesAreForTheServerOnlyAndStayOnTheSite() {
        create("gina");
        var visitor = new Visitor(port);
        var token = visitor.csrf("/login");
        var answer = visitor.post("/login", Map.of("username", "gina", "password", PASSWORD), token);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("session=")
                        .contains("HttpOnly")
                        .contains("SameSite=Lax"));
    }

    @Test
    void theWayBackLeadsNowhereElse() {
        create("hugo");
        for (var evil : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/login"}) {
            var visitor = new Visitor(port);
            var answer =
                    visitor.submit("/login", "/login", Map.of("username", "hugo", "password", PASSWORD, "next", evil));
            assertThat(answer.headers().firstValue("Location")).hasValue("/");
        }
        var visitor = new Visitor(port);
        var answer = visitor.submit(
                "/login", "/login", Map.of("username", "hugo", "password", PASSWORD, "next", "/settings/channels"));
        assertThat(answer.headers().firstValue("Location")).hasValue("/settings/channels");
    }

    @Test
    void aSuspendedAccountIsOutAtOnceAndHearsWhyOnlyWithTheRightPassword() {
        var account = create("ida");
        var visitor = new Visitor(port).signIn("ida", PASSWORD);
        changes.suspend(account.id());
        assertThat(visitor.get("/settings/profile").statusCode()).isEqualTo(302);
        assertThat(new Visitor(port)
                        .submit("/login", "/login", Map.of("username", "ida", "password", PASSWORD))
                        .statusCode())
                .isEqualTo(403);
        assertThat(new Visitor(port)
                        .submit("/login", "/login", Map.of("username", "ida", "password", "something else"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void changingThePasswordAsksTheOldOneAndEndsEverythingElse() {
        create("jan");
        var here = new Visitor(port).signIn("jan", PASSWORD);
        var elsewhere = new Visitor(port).signIn("jan", PASSWORD);
        var wrong = here.submit(
                "/settings/password",
                "/settings/password",
                Map.of("currentPassword", "guess guess", "password", "another good one"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("This is not your present password.");
        var changed = here.submit(
                "/settings/password",
                "/settings/password",
                Map.of("currentPassword", PASSWORD, "password", "another good one"));
        assertThat(changed.headers().firstValue("Location")).hasValue("/settings/password");
        assertThat(here.get("/settings/profile").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/settings/profile").statusCode()).isEqualTo(302);
        new Visitor(port).signIn("jan", "another good one");
    }

    @Test
    void looksAtPagesLeaveSessionAndFormsAlone() {
        create("lena");
        var visitor = new Visitor(port).signIn("lena", PASSWORD);
        var session = visitor.cookie("session");
        var form = visitor.csrf("/settings/profile");
        visitor.get("/settings/channels");
        assertThat(visitor.cookie("session")).isEqualTo(session);
        var first = visitor.post("/settings/profile", Map.of("displayName", "Lena"), form);
        var second = visitor.post("/settings/profile", Map.of("displayName", "Lena L."), form);
        assertThat(first.statusCode()).isEqualTo(302).isEqualTo(second.statusCode());
        assertThat(visitor.get("/settings/profile").body())
                .contains("Your profile is saved.")
                .contains("Lena L.");
    }

    @Test
    void passwordsAndSessionsAreNotReadableInTheDatabase() {
        create("kim");
        assertThat(database.sql("select password_hash from account where username = 'kim'")
                        .query(String.class)
                        .single())
                .startsWith("{argon2id}$argon2id$");
    }

    @Test
    void withoutMailTheVisitorIsToldToAskTheAdministrator() {
        assertThat(new Visitor(port).get("/reset-password").body()).contains("cannot send mail");
    }

    @Test
    void germanVisitorsReadGerman() {
        assertThat(new Visitor(port)
                        .with("Accept-Language", "de-DE,de;q=0.9")
                        .get("/login")
                        .body())
                .contains("<html lang=\"de\"")
                .contains("Passwort vergessen?");
    }

    private Account create(String name) {
        return registration.register(NewAccount.user(name, name + "@example.org", PASSWORD));
    }

    private static String withoutToken(String page) {
        return page.replaceAll("name=\"_csrf\"[^>]*>", "");
    }
}
