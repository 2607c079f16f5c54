package tributary.backend.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;
import tributary.backend.accounts.Accounts;
import tributary.backend.playback.Library;
import tributary.backend.playback.Library.Person;

/// What staff does on pages, done by programs.
@SiteTest
@Import(Library.class)
@TestPropertySource(properties = {"tributary.sign-up.mode=approval", "tributary.limits.api=100000 in 1m"})
class StaffApiTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    Library library;

    @Autowired
    Accounts accounts;

    @Autowired
    Rules rules;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    Person creator;
    Person moderator;
    Person administrator;

    @BeforeEach
    void arrive() {
        creator = library.person();
        moderator = library.person(1, "A moderator", "A channel");
        administrator = library.person(0, "An administrator", "A channel");
    }

    @AfterEach
    void forgetTheRules() {
        rules.all().forEach(rule -> rules.remove(rule.id()));
    }

    private HttpResponse<String> ask(Person who, String method, String path, String body) {
        return new Visitor(port).with("Authorization", library.bearer(who)).json(method, path, body);
    }

    private int status(Person who, String method, String path, String body) {
        return ask(who, method, path, body).statusCode();
    }

    private JsonNode read(Person who, String method, String path, String body) {
        var answer = ask(who, method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    @Test
    void aDecisionIsTakenAppealedAndAnsweredBySomebodyElse() {
        var clip = library.clip(creator, "Zebra crossing");
        var report = "{\"reason\":\"A horse\",\"video\":{\"id\":\"" + clip.shortUuid() + "\"}}";
        read(library.person(), "POST", "/api/v1/abuses", report);
        var about = read(moderator, "GET", "/api/v1/cases?search=zebra", "")
                .at("/data/0/id")
                .asLong();
        assertThat(status(moderator, "PUT", "/api/v1/cases/" + about + "/assignee", "{\"mine\":true}"))
                .isEqualTo(204);
        assertThat(status(moderator, "POST", "/api/v1/cases/" + about + "/notes", "{\"message\":\"Look at its legs\"}"))
                .isEqualTo(204);
        assertThat(read(moderator, "GET", "/api/v1/cases/" + about + "/notes", "")
                        .at("/data/0/text")
                        .asString())
                .isEqualTo("Look at its legs");

        var decision = read(moderator, "POST", "/api/v1/decisions", """
                {"caseId":%d,"kind":"label","reason":"Shows a horse."}""".formatted(about))
                .at("/decision/id")
                .asLong();
        var path = "/api/v1/decisions/" + decision;
        assertThat(read(creator, "GET", "/api/v1/users/me/decisions", "")
                        .at("/data/0/kind")
                        .asString())
                .isEqualTo("label");
        assertThat(status(creator, "POST", path + "/appeal", "{\"message\":\"It has stripes\"}"))
                .isEqualTo(204);
        assertThat(status(creator, "POST", path + "/appeal", "{\"message\":\"Really\"}"))
                .isEqualTo(409);
        var answer = "{\"accepted\":true,\"message\":\"You are right\"}";
        assertThat(status(moderator, "POST", path + "/appeal/answer", answer)).isEqualTo(403);
        assertThat(status(administrator, "POST", path + "/appeal/answer", answer))
                .isEqualTo(204);
        assertThat(read(creator, "GET", path + "/messages", "")
                        .at("/data/1/text")
                        .asString())
                .isEqualTo("You are right");
        assertThat(read(moderator, "GET", path, "").at("/undoneAt").asString()).isNotEmpty();
        assertThat(status(library.person(), "GET", path + "/messages", "")).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"fly, 400", "suspend, 400", "block, 400"})
    void whatIsMissingOrUnknownIsSaid(String kind, int expected) {
        var body = "{\"account\":\"" + creator.username() + "\",\"kind\":\"" + kind + "\",\"reason\":\"So.\"}";
        assertThat(status(moderator, "POST", "/api/v1/decisions", body)).isEqualTo(expected);
        assertThat(status(moderator, "POST", "/api/v1/decisions", "{\"kind\":\"warn\",\"reason\":\"So.\"}"))
                .isEqualTo(400);
    }

    @Test
    void whoAsksForAnAccountIsLetInOrNot() {
        for (var name : new String[] {"asking_one", "asking_two"}) {
            assertThat(new Visitor(port)
                            .json("POST", "/api/v1/users/registrations/request", """
                {"username":"%1$s","password":"a long pass phrase","email":"%1$s@example.org","registrationReason":"Films"}
                """.formatted(name))
                            .statusCode())
                    .isBetween(200, 204);
        }
        var waiting = read(moderator, "GET", "/api/v1/users/registrations?count=1&start=1", "");
        assertThat(waiting.at("/total").asInt()).isEqualTo(2);
        assertThat(waiting.at("/data").size()).isEqualTo(1);
        assertThat(waiting.at("/data/0/registrationReason").asString()).isEqualTo("Films");
        var one = accounts.byUsername("asking_one").orElseThrow();
        var two = accounts.byUsername("asking_two").orElseThrow();
        var path = "/api/v1/users/registrations/";
        assertThat(status(moderator, "POST", path + one.id() + "/accept", "{\"moderationResponse\":\"Welcome\"}"))
                .isEqualTo(204);
        assertThat(status(moderator, "POST", path + two.id() + "/reject", "{\"moderationResponse\":\"No\"}"))
                .isEqualTo(204);
        assertThat(status(moderator, "POST", path + two.id() + "/accept", "{}")).isEqualTo(404);
        new Visitor(port).signIn("asking_one", "a long pass phrase");
        assertThat(accounts.byUsername("asking_two")).isEmpty();
    }

    @Test
    void peopleAreFoundByAPartOfNameOrAddress() {
        database.sql(
                        "update account set username = 'needle_' || id, email = 'in-a-haystack' || id || '@example.org' where id = ?")
                .param(creator.accountId())
                .update();
        for (var search : new String[] {"EEDLE_", "a-haystack" + creator.accountId()}) {
            var found = read(moderator, "GET", "/api/v1/users?search=" + search, "");
            assertThat(found.at("/total").asInt()).as(search).isEqualTo(1);
            assertThat(found.at("/data/0/id").asLong()).isEqualTo(creator.accountId());
        }
        assertThat(read(moderator, "GET", "/api/v1/users?search=%25", "")
                        .at("/total")
                        .asInt())
                .isZero();
        assertThat(read(moderator, "GET", "/api/v1/users?search=needle_&blocked=true", "")
                        .at("/total")
                        .asInt())
                .isZero();
    }

    @Test
    void sessionsAreListedAndEnded() {
        var bearer = library.bearer(creator);
        library.cookie(creator);
        var path = "/api/v1/users/" + creator.accountId() + "/token-sessions";
        var own = new Visitor(port).with("Authorization", bearer);
        var current = JSON.readTree(own.get(path).body())
                .at("/data")
                .valueStream()
                .filter(session -> session.at("/currentSession").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(current.at("/id").isNumber()).isTrue();
        assertThat(read(moderator, "GET", path, "")
                        .at("/data")
                        .valueStream()
                        .anyMatch(session ->
                                session.at("/loginDevice").asString("").equals("browser")))
                .isTrue();
        assertThat(status(library.person(), "GET", path, "")).isEqualTo(403);
        var colleague = "/api/v1/users/" + administrator.accountId() + "/token-sessions";
        assertThat(status(moderator, "GET", colleague, "")).isEqualTo(403);
        assertThat(status(moderator, "POST", path + "/" + current.at("/id").asLong() + "/revoke", ""))
                .isEqualTo(204);
        assertThat(own.get(path).statusCode()).isEqualTo(401);
        assertThat(read(administrator, "GET", "/api/v1/audit-log?action=people.end-sessions", "")
                        .at("/data/0/subjectId")
                        .asString())
                .isEqualTo(creator.username());
    }

    @Test
    void rulesAndInvitationsComeAndGo() {
        var rule = "{\"kind\":\"word\",\"pattern\":\"casino\",\"action\":\"refuse\"}";
        assertThat(status(administrator, "POST", "/api/v1/rules", rule)).isEqualTo(204);
        assertThat(status(administrator, "POST", "/api/v1/rules", "{\"kind\":\"dance\"}"))
                .isEqualTo(400);
        var id =
                read(administrator, "GET", "/api/v1/rules", "").at("/data/0/id").asLong();
        assertThat(status(creator, "PUT", "/api/v1/users/me", "{\"displayName\":\"The Casino\"}"))
                .isEqualTo(400);
        assertThat(status(
                        creator, "PUT", "/api/v1/video-channels/" + creator.handle(), "{\"displayName\":\"Casino!\"}"))
                .isEqualTo(400);
        assertThat(status(
                        creator,
                        "POST",
                        "/api/v1/video-channels",
                        "{\"name\":\"fine_name\",\"displayName\":\"casino\"}"))
                .isEqualTo(400);
        assertThat(status(creator, "POST", "/api/v1/video-channels", "{\"name\":\"casino\",\"displayName\":\"Fine\"}"))
                .isEqualTo(400);
        assertThat(status(administrator, "DELETE", "/api/v1/rules/" + id, "")).isEqualTo(204);
        assertThat(status(creator, "PUT", "/api/v1/users/me", "{\"displayName\":\"The Casino\"}"))
                .isEqualTo(204);

        var made = read(moderator, "POST", "/api/v1/invitations", "{\"note\":\"For Ada\",\"places\":2}");
        assertThat(made.at("/path").asString()).startsWith("/signup");
        var invitation = read(moderator, "GET", "/api/v1/invitations", "").at("/data/0");
        assertThat(invitation.at("/places").asInt()).isEqualTo(2);
        assertThat(status(
                        moderator,
                        "DELETE",
                        "/api/v1/invitations/" + invitation.at("/id").asLong(),
                        ""))
                .isEqualTo(204);
        assertThat(read(moderator, "GET", "/api/v1/invitations", "").at("/data").size())
                .isZero();
    }

    @Test
    void whatWaitsIsLetInOrRefused() {
        var first = library.clip(creator, "Waits first");
        var second = library.clip(creator, "Waits second");
        database.sql("update video set held = true where id in (?, ?)")
                .params(first.id(), second.id())
                .update();
        var waiting = read(moderator, "GET", "/api/v1/review?count=1", "");
        assertThat(waiting.at("/data/0/name").asString()).isEqualTo("Waits first");
        assertThat(read(moderator, "GET", "/api/v1/review?after=" + first.id(), "")
                        .at("/data/0/name")
                        .asString())
                .isEqualTo("Waits second");
        assertThat(status(moderator, "POST", "/api/v1/review/" + first.shortUuid() + "/accept", ""))
                .isEqualTo(204);
        assertThat(status(
                        moderator,
                        "POST",
                        "/api/v1/review/" + second.shortUuid() + "/reject",
                        "{\"reason\":\"A horse\"}"))
                .isEqualTo(204);
        assertThat(read(moderator, "GET", "/api/v1/review", "").at("/total").asInt())
                .isZero();
        assertThat(new Visitor(port).get("/w/" + first.shortUuid()).statusCode())
                .isEqualTo(200);
        assertThat(new Visitor(port).get("/w/" + second.shortUuid()).statusCode())
                .isEqualTo(410);
    }
}
