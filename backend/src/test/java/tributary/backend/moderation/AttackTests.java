package tributary.backend.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;
import tributary.backend.playback.Library;
import tributary.backend.playback.Library.Person;

/// What others' sites were attacked by, tried on people, reports and decisions.
@SiteTest
@Import(Library.class)
@TestPropertySource(properties = "tributary.limits.api=100000 in 1m")
class AttackTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    Library library;

    @Autowired
    JdbcClient database;

    @Autowired
    Rules rules;

    @LocalServerPort
    int port;

    Person user;
    Person other;
    Person moderator;
    Person administrator;

    @BeforeEach
    void arrive() {
        user = library.person();
        other = library.person();
        moderator = library.person(1, "A moderator", "A channel");
        administrator = library.person(0, "An administrator", "A channel");
    }

    private HttpResponse<String> ask(Person who, String method, String path, String body) {
        return new Visitor(port).with("Authorization", library.bearer(who)).json(method, path, body);
    }

    private JsonNode me(Person who) {
        return JSON.readTree(ask(who, "GET", "/api/v1/users/me", "").body());
    }

    @Test
    void nobodyGivesThemselvesWhatIsTheSitesToGive() {
        var before = me(user);
        var answer = ask(user, "PUT", "/api/v1/users/me", """
            {"role":0,"videoQuota":-1,"emailVerified":true,"isPendingEmail":false,"pendingEmail":null,"blocked":false,
             "id":1,"username":"admin","adminFlags":1,"mayUpload":true,"waitsFor":null,"suspended":false}
            """);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(me(user)).isEqualTo(before);
        var created = new Visitor(port).json("POST", "/api/v1/users/register", """
            {"username":"climber","password":"a long pass phrase","email":"climber@example.org","role":0,
             "videoQuota":-1,"emailVerified":true}
            """);
        assertThat(created.statusCode()).isEqualTo(204);
        var role = database.sql("select role from account where username = 'climber'")
                .query(Integer.class)
                .single();
        assertThat(role).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE"})
    void aModeratorChangesNoAccountAtAll(String method) {
        for (var target : new Person[] {user, moderator, administrator}) {
            assertThat(ask(moderator, method, "/api/v1/users/" + target.accountId(), "{\"role\":0}")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(ask(moderator, "POST", "/api/v1/users", """
            {"username":"helper","password":"a long pass phrase","email":"helper@example.org","role":0}
            """).statusCode()).isEqualTo(403);
    }

    @Test
    void signsThatMeanSomethingToTheDatabaseMeanNothingInASearch() {
        database.sql("update account set username = 'under_score' || id where id = ?")
                .param(user.accountId())
                .update();
        database.sql("update account set username = 'underXscore' || id where id = ?".replace("X", "x"))
                .param(other.accountId())
                .update();
        var staff = new Visitor(port).with("Cookie", library.cookie(moderator));
        var found = staff.get("/admin/people?search=under_score").body();
        assertThat(found).contains("under_score" + user.accountId()).doesNotContain("underxscore");
        for (var text : new String[] {"%25", "'%20or%201=1--", "%5C", "%F0%9F%A6%93"}) {
            assertThat(staff.get("/admin/people?search=" + text).statusCode()).isEqualTo(200);
            assertThat(staff.get("/admin/reports?search=" + text).statusCode()).isEqualTo(200);
        }
        assertThat(staff.get("/admin/people?search=%25").body()).doesNotContain("/admin/people/" + user.accountId());
        assertThat(staff.get("/admin/people?network=1)%20or%20(1=1").statusCode())
                .isEqualTo(400);
        assertThat(staff.get("/admin/people?after=x&order=drop").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/users/999999999",
                "/api/v1/abuses/999999999/messages",
                "/admin/reports/999999999",
                "/admin/decisions/999999999",
                "/admin/people/999999999",
                "/my/reports/999999999",
                "/my/decisions/999999999"
            })
    void nobodyLearnsWhatExists(String path) {
        var program = ask(user, "GET", path, "");
        var person = new Visitor(port).with("Cookie", library.cookie(user)).get(path);
        var status = path.startsWith("/api/") ? program.statusCode() : person.statusCode();
        assertThat(status).isEqualTo(403);
    }

    @Test
    void theListOfAccountsIsNobodysButTheStaffs() {
        assertThat(new Visitor(port).get("/api/v1/accounts").statusCode()).isIn(400, 401, 403, 404);
        assertThat(new Visitor(port).get("/api/v1/users").statusCode()).isEqualTo(401);
        assertThat(ask(user, "GET", "/api/v1/users", "").statusCode()).isEqualTo(403);
    }

    @Test
    void othersDecisionsAndReportsAreNotOnesOwnToAnswer() {
        var clip = library.clip(other, "Zebra crossing");
        ask(moderator, "POST", "/api/v1/videos/" + clip.shortUuid() + "/blacklist", "{\"reason\":\"A horse.\"}");
        var decision =
                database.sql("select max(id) from decision").query(Long.class).single();
        var stranger = new Visitor(port).with("Cookie", library.cookie(user));
        var csrf = stranger.csrf("/settings/profile");
        var answer = stranger.post("/my/decisions/" + decision, Map.of("appeal", "true", "message", "Mine."), csrf);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(ask(user, "DELETE", "/api/v1/videos/" + clip.shortUuid() + "/blacklist", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(ask(other, "DELETE", "/api/v1/videos/" + clip.shortUuid() + "/blacklist", "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aRuleIsNoRegularExpression() {
        rules.add(Rule.Kind.WORD, "(a+)+$", Rule.Action.HOLD, null, moderator.accountId());
        rules.add(Rule.Kind.LINK, "a.example", Rule.Action.HOLD, null, moderator.accountId());
        var begun = System.nanoTime();
        rules.broken("a".repeat(100_000) + "!" + "http://".repeat(20_000));
        assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
        rules.all().forEach(rule -> rules.remove(rule.id()));
    }

    @Test
    void theLastAdministratorStaysHoweverManyLeaveAtOnce() throws Exception {
        database.sql("update account set role = 2 where role = 0 and id not in (?, ?)")
                .params(administrator.accountId(), adminTwo().accountId())
                .update();
        var leavers = database.sql("select id, username from account where role = 0")
                .query((row, _) -> new Person(row.getLong("id"), row.getString("username"), 0, ""))
                .list();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var steps = new ArrayList<Callable<Integer>>();
            leavers.forEach(leaver ->
                    steps.add(() -> ask(leaver, "PUT", "/api/v1/users/" + leaver.accountId(), "{\"role\":2}")
                            .statusCode()));
            var answers = new ArrayList<Integer>();
            for (var step : pool.invokeAll(steps)) {
                answers.add(step.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(204, 409);
        }
        var left = database.sql("select count(*) from account where role = 0 and not suspended")
                .query(Long.class)
                .single();
        assertThat(left).isEqualTo(1);
    }

    private Person adminTwo() {
        return library.person(0, "Another administrator", "A channel");
    }
}
