package tributary.backend.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tributary.backend.Creator;
import tributary.backend.Eventually;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;
import tributary.backend.playback.Library;

/// What waits before others may have it.
@SiteTest
@Import(Library.class)
@TestPropertySource(
        properties = {
            "tributary.moderation.review=new_accounts",
            "tributary.moderation.review-first=1",
            "tributary.moderation.new-for=1d",
            "tributary.moderation.new-uploads=4",
            "tributary.moderation.new-gigabytes=1",
            "tributary.limits.sign-up=100000 in 1m"
        })
class ReviewTests {

    @Autowired
    Library library;

    @Autowired
    Rules rules;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    Creator creator;
    long moderator;
    String cookie = "";

    @BeforeEach
    void arrive() {
        creator = Creator.signUp(port, "reviewed" + System.nanoTime());
        var person = library.person(1, "A moderator", "A channel");
        moderator = person.accountId();
        cookie = library.cookie(person);
    }

    @AfterEach
    void forgetTheRules() {
        rules.all().forEach(rule -> rules.remove(rule.id()));
    }

    private boolean isHeld(String video) {
        return database.sql("select held from video where uuid = ?")
                .param(tributary.backend.videos.ShortUuid.parse(video))
                .query(Boolean.class)
                .single();
    }

    private void trust() {
        library.clip(
                new Library.Person(
                        creator.get("/api/v1/users/me").at("/id").asLong(),
                        "",
                        creator.get("/api/v1/users/me")
                                .at("/videoChannels/0/id")
                                .asLong(),
                        ""),
                "Seen before");
    }

    @Test
    void theFirstUploadOfANewAccountWaitsAndIsLetThrough() {
        var video = creator.upload("first.mp4", "not a film".getBytes(StandardCharsets.UTF_8));
        assertThat(isHeld(video)).isTrue();
        assertThat(new Visitor(port).get("/w/" + video).statusCode()).isEqualTo(404);
        assertThat(creator.send("GET", "/api/v1/videos/" + video).statusCode()).isEqualTo(200);

        var staff = new Visitor(port).with("Cookie", cookie);
        var page = staff.get("/admin/review").body();
        assertThat(page).contains("/w/" + video);
        assertThat(staff.post("/admin/review/" + video, Map.of(), Visitor.token(page))
                        .statusCode())
                .isEqualTo(302);
        assertThat(isHeld(video)).isFalse();

        trust();
        assertThat(isHeld(creator.upload("second.mp4", "another".getBytes(StandardCharsets.UTF_8))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "WORD, horse, A Hörse at night, true",
        "WORD, horse, Horses, false",
        "WORD, horse*, Horses, true",
        "WORD, buy now, BUY — now!, true",
        "LINK, bad.example, see https://www.bad.example/x, true",
        "LINK, bad.example, see https://notbad.example/x, false",
        "LINK, *, see http://any.example, true"
    })
    void wordsAndLinksAreFound(String kind, String pattern, String text, boolean found) {
        rules.add(Rule.Kind.valueOf(kind), pattern, Rule.Action.HOLD, null, moderator);
        assertThat(rules.broken(text).isEmpty()).isEqualTo(!found);
    }

    @Test
    void aTitleIsHeldLabelledOrRefusedAlsoWhenItIsChangedLater() {
        trust();
        rules.add(Rule.Kind.WORD, "gamble", Rule.Action.HOLD, null, moderator);
        rules.add(Rule.Kind.WORD, "blood", Rule.Action.LABEL, "Shows blood.", moderator);
        rules.add(Rule.Kind.WORD, "viagra", Rule.Action.REFUSE, null, moderator);
        var video = creator.upload("fine.mp4", "fine".getBytes(StandardCharsets.UTF_8));
        assertThat(isHeld(video)).isFalse();

        var path = "/api/v1/videos/" + video;
        assertThat(creator.sendJson("PUT", path, "{\"name\":\"Cheap Viagra\"}").statusCode())
                .isEqualTo(400);
        assertThat(creator.sendJson("PUT", path, "{\"name\":\"Much blood\"}").statusCode())
                .isEqualTo(204);
        assertThat(creator.get(path).at("/nsfwSummary").asString()).isEqualTo("Shows blood.");
        assertThat(creator.sendJson("PUT", path, "{\"name\":\"Gamble here\"}").statusCode())
                .isEqualTo(204);
        assertThat(isHeld(video)).isTrue();
        assertThat(new Visitor(port).json("POST", "/api/v1/users/register", """
            {"username":"viagra","password":"a long pass phrase","email":"v@example.org"}
            """).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBlockedFileDoesNotComeBack() throws Exception {
        trust();
        var content = "the very same film".getBytes(StandardCharsets.UTF_8);
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        rules.add(Rule.Kind.FILE, hash, Rule.Action.REFUSE, null, moderator);
        var video = creator.upload("again.mp4", content);
        Eventually.eventually(
                () -> creator.get("/api/v1/videos/" + video).at("/blacklisted").asBoolean());
        var other = creator.upload("other.mp4", "another film".getBytes(StandardCharsets.UTF_8));
        Eventually.eventually(() -> !isHeld(other));
        assertThat(creator.get("/api/v1/videos/" + other).at("/blacklisted").asBoolean())
                .isFalse();
    }

    private int signUp() {
        return new Visitor(port)
                .json("POST", "/api/v1/users/register", """
                    {"username":"n%1$d","password":"a long pass phrase","email":"n%1$d@mail.spam.example"}
                    """.formatted(System.nanoTime()))
                .statusCode();
    }

    @Test
    void blockedMailDomainsGetNoAccount() {
        rules.add(Rule.Kind.MAIL_DOMAIN, "spam.example", Rule.Action.REFUSE, null, moderator);
        assertThat(signUp()).isEqualTo(400);
    }

    @Test
    void blockedNetworksGetNoAccount() {
        rules.add(Rule.Kind.NETWORK, "127.0.0.0/8", Rule.Action.REFUSE, null, moderator);
        rules.add(Rule.Kind.NETWORK, "::/64", Rule.Action.REFUSE, null, moderator);
        assertThat(signUp()).isEqualTo(400);
        rules.all().forEach(rule -> rules.remove(rule.id()));
        assertThat(signUp()).isEqualTo(204);
    }

    @Test
    void newAccountsMayUploadLess() {
        assertThat(creator.create("large.mp4", 1_000_000_001).statusCode()).isEqualTo(413);
        for (var i = 0; i < 4; i++) {
            assertThat(creator.create(i + ".mp4", 1000).statusCode()).isEqualTo(201);
        }
        assertThat(creator.create("one-more.mp4", 1000).statusCode()).isEqualTo(429);
        database.sql("update account set created_at = now() - interval '2 days'")
                .update();
        assertThat(creator.create("one-more.mp4", 1000).statusCode()).isEqualTo(201);
    }
}
