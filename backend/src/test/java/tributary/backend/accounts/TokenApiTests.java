package tributary.backend.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;

/// OAuth2 and accounts as PeerTube's programs use them.
@SiteTest
@TestPropertySource(properties = "tributary.limits.sign-up=1000 in 1m")
class TokenApiTests {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient database;

    @Autowired
    JsonMapper json;

    @Test
    void aProgramSignsInAndSeesItsAccountWithAChannel() {
        create("olga");
        var answer = password("OLGA@example.org", PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        var pair = read(answer);
        assertThat(pair.get("access_token").asString()).matches("[0-9a-f]{40}");
        assertThat(pair.get("expires_in").asLong()).isEqualTo(86_400);
        assertThat(pair.get("refresh_token_expires_in").asLong()).isEqualTo(1_209_600);
        var me = read(bearer(pair).get("/api/v1/users/me?from=login"));
        assertThat(me.get("account").get("name").asString()).isEqualTo("olga");
        assertThat(me.get("videoChannels").get(0).get("id").isIntegralNumber()).isTrue();
        assertThat(me.get("videoChannels").get(0).get("name").asString()).isEqualTo("olga_channel");
        assertThat(me.get("role").get("id").asInt()).isEqualTo(2);
    }

    @Test
    void tokensInTheDatabaseAreHashes() {
        create("pia");
        var access = read(password("pia", PASSWORD)).get("access_token").asString();
        assertThat(database.sql("select count(*) from oauth_token where encode(access_hash, 'escape') like ?")
                        .param("%" + access + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aRefreshTokenWorksOnceAndEndsTheOldPair() {
        create("quin");
        var first = read(password("quin", PASSWORD));
        var second = token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                first.get("refresh_token").asString()));
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(bearer(first).get("/api/v1/users/me").statusCode()).isEqualTo(401);
        assertThat(bearer(read(second)).get("/api/v1/users/me").statusCode()).isEqualTo(200);
        var again = token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                first.get("refresh_token").asString()));
        assertRefused(again, 400, "invalid_grant");
    }

    @Test
    void aRevokedTokenIsWorthless() {
        create("rosa");
        var pair = read(password("rosa", PASSWORD));
        assertThat(read(bearer(pair).json("POST", "/api/v1/users/revoke-token", ""))
                        .get("success")
                        .asBoolean())
                .isTrue();
        assertRefused(bearer(pair).get("/api/v1/users/me"), 401, "invalid_token");
    }

    @Test
    void aBadTokenIsRefusedEvenWhereNoneIsNeeded() {
        assertRefused(
                new Visitor(port).with("Authorization", "Bearer 0123").get("/api/v1/video-channels"),
                401,
                "invalid_token");
    }

    @Test
    void errorsCarryPeerTubesCodes() {
        create("sven");
        assertRefused(password("sven", "not this one"), 400, "invalid_grant");
        assertRefused(password("nobody_there", "not this one"), 400, "invalid_grant");
        var visitor = new Visitor(port);
        assertRefused(
                visitor.post("/api/v1/users/token", Map.of("client_id", "x", "client_secret", "y"), ""),
                400,
                "invalid_client");
        assertThat(visitor.json("POST", "/api/v1/users/token", "{}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void anUnknownRouteIs400WithoutABody() {
        var answer = new Visitor(port).get("/api/v1/there/is/no/such");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aSlashAtTheEndMakesNoDifference() {
        assertThat(new Visitor(port).get("/api/v1/accounts/admin/").statusCode())
                .isEqualTo(200);
        assertThat(new Visitor(port).get("/api/v1/ping/").body()).isEqualTo("pong");
    }

    @Test
    void anAdministratorMakesAnAccountThatCanSignInAtOnce() {
        registration.register(
                new NewAccount("boss", "boss@example.org", PASSWORD, null, Role.ADMINISTRATOR, null, null));
        var boss = bearer(read(password("boss", PASSWORD)));
        var made = boss.json(
                "POST",
                "/api/v1/users",
                "{\"username\":\"made\",\"password\":\"made by the boss\",\"email\":\"made@example.org\",\"role\":1}");
        assertThat(made.statusCode()).isEqualTo(200);
        var me = read(bearer(read(password("made", "made by the boss"))).get("/api/v1/users/me"));
        assertThat(me.get("role").get("id").asInt()).isEqualTo(1);
        assertThat(me.get("videoChannels").size()).isEqualTo(1);
    }

    @Test
    void aModeratorDecidesAboutUsersOnly() {
        registration.register(new NewAccount("mod", "mod@example.org", PASSWORD, null, Role.MODERATOR, null, null));
        var user = create("tina");
        var moderator = bearer(read(password("mod", PASSWORD)));
        var tina = bearer(read(password("tina", PASSWORD)));
        var admin = database.sql("select id from account where username = 'admin'")
                .query(Long.class)
                .single();
        assertThat(moderator
                        .json("POST", "/api/v1/users/" + admin + "/block", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(moderator
                        .json("POST", "/api/v1/users/" + user.id() + "/block", "")
                        .statusCode())
                .isEqualTo(204);
        assertRefused(tina.get("/api/v1/users/me"), 401, "invalid_token");
        assertRefused(password("tina", PASSWORD), 400, "account_blocked");
        assertThat(moderator.get("/api/v1/accounts/tina").statusCode()).isEqualTo(404);
        moderator.json("POST", "/api/v1/users/" + user.id() + "/unblock", "");
        assertThat(password("tina", PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void aProgramSignsUpWithAChannelOfItsChoice() {
        var visitor = new Visitor(port);
        var body = "{\"username\":\"ulla\",\"password\":\"" + PASSWORD
                + "\",\"email\":\"ulla@example.org\",\"channel\":{\"name\":\"ulla_films\",\"displayName\":\"Films\"}}";
        assertThat(visitor.json("POST", "/api/v1/users/register", body).statusCode())
                .isEqualTo(204);
        assertThat(read(visitor.get("/api/v1/video-channels/ulla_films"))
                        .get("ownerAccount")
                        .get("name")
                        .asString())
                .isEqualTo("ulla");
        var again = visitor.json("POST", "/api/v1/users/register", body);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(read(again).get("invalid-params").get("username").get("msg").asString())
                .isEqualTo("This name is already taken.");
    }

    @Test
    void channelsAreMadeChangedAndDeletedAndTheirNamesStayReserved() {
        create("vera");
        create("wim");
        var vera = bearer(read(password("vera", PASSWORD)));
        var wim = bearer(read(password("wim", PASSWORD)));
        var made = vera.json("POST", "/api/v1/video-channels", "{\"name\":\"vera_two\",\"displayName\":\"Two\"}");
        assertThat(read(made).get("videoChannel").get("id").isIntegralNumber()).isTrue();
        vera.json("PUT", "/api/v1/video-channels/vera_two", "{\"support\":\"Tea\"}");
        var shown = read(vera.get("/api/v1/video-channels/vera_two@localhost:" + port));
        assertThat(shown.get("displayName").asString()).isEqualTo("Two");
        assertThat(shown.get("support").asString()).isEqualTo("Tea");
        assertThat(shown.get("followersCount").isIntegralNumber()).isTrue();
        assertThat(vera.json("DELETE", "/api/v1/video-channels/vera_two", "").statusCode())
                .isEqualTo(204);
        var taken = wim.json("POST", "/api/v1/video-channels", "{\"name\":\"vera_two\",\"displayName\":\"Mine\"}");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(vera.json("DELETE", "/api/v1/video-channels/vera_channel", "")
                        .statusCode())
                .isEqualTo(409);
    }

    private Account create(String name) {
        return registration.register(NewAccount.user(name, name + "@example.org", PASSWORD));
    }

    private HttpResponse<String> password(String name, String password) {
        return token(Map.of("grant_type", "password", "username", name, "password", password, "response_type", "code"));
    }

    private HttpResponse<String> token(Map<String, String> fields) {
        var visitor = new Visitor(port);
        var client = read(visitor.get("/api/v1/oauth-clients/local"));
        var all = new HashMap<>(fields);
        all.put("client_id", client.get("client_id").asString());
        all.put("client_secret", client.get("client_secret").asString());
        return visitor.post("/api/v1/users/token", all, "");
    }

    private Visitor bearer(JsonNode pair) {
        return new Visitor(port)
                .with("Authorization", "Bearer " + pair.get("access_token").asString());
    }

    private void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = read(answer);
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("error")).isEqualTo(problem.get("detail"));
    }

    private JsonNode read(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }
}
