package tributary.backend.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;
import tributary.backend.playback.Library;
import tributary.backend.playback.Library.Clip;
import tributary.backend.playback.Library.Person;

/// Reports and blocks as programs send and read them.
@SiteTest
@Import(Library.class)
class ModerationApiTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    Library library;

    @LocalServerPort
    int port;

    Person creator;
    Person viewer;
    Person moderator;
    Person administrator;
    Clip clip;

    @BeforeEach
    void publish() {
        creator = library.person();
        viewer = library.person();
        moderator = library.person(1, "A moderator", "A channel");
        administrator = library.person(0, "An administrator", "A channel");
        clip = library.clip(creator, "Zebra crossing");
    }

    private HttpResponse<String> ask(Person who, String method, String path, String body) {
        return new Visitor(port).with("Authorization", library.bearer(who)).json(method, path, body);
    }

    private JsonNode read(Person who, String path) {
        var answer = ask(who, "GET", path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private long report(Person who, String words) {
        var answer = ask(who, "POST", "/api/v1/abuses", """
                {"reason":"%s","predefinedReasons":["spamOrMisleading"],"video":{"id":%d,"startAt":3}}
                """.formatted(words, clip.id()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).at("/abuse/id").asLong();
    }

    @Test
    void reportsOfOneThingAreOneCase() {
        var first = report(viewer, "Not a zebra");
        var second = report(administrator, "A horse");
        assertThat(report(viewer, "Still not a zebra")).isEqualTo(first).isNotEqualTo(second);

        var mine = read(viewer, "/api/v1/users/me/abuses").at("/data/0");
        assertThat(mine.at("/video/name").asString()).isEqualTo("Zebra crossing");
        assertThat(mine.at("/video/startAt").asInt()).isEqualTo(3);
        assertThat(mine.at("/state/id").asInt()).isEqualTo(1);
        assertThat(mine.at("/video/countReports").asInt()).isEqualTo(2);
        assertThat(mine.has("reporterAccount")).isFalse();
        var all = read(moderator, "/api/v1/abuses?count=2");
        assertThat(all.at("/data/0/reporterAccount/name").asString()).isEqualTo(administrator.username());
        assertThat(all.at("/data/0/flaggedAccount/name").asString()).isEqualTo(creator.username());
        assertThat(all.at("/data/1/predefinedReasons/0").asString()).isEqualTo("spamOrMisleading");
    }

    @Test
    void reporterAndModeratorTalkAndNobodyElseListens() {
        var id = report(viewer, "Not a zebra");
        var thread = "/api/v1/abuses/" + id + "/messages";
        assertThat(ask(moderator, "POST", thread, "{\"message\":\"At which moment?\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(ask(viewer, "POST", thread, "{\"message\":\"At the start.\"}")
                        .statusCode())
                .isEqualTo(204);
        var messages = read(viewer, thread);
        assertThat(messages.at("/data/0/byModerator").asBoolean()).isTrue();
        assertThat(messages.at("/data/1/message").asString()).isEqualTo("At the start.");
        assertThat(ask(creator, "GET", thread, "").statusCode()).isEqualTo(403);
        assertThat(ask(creator, "GET", "/api/v1/abuses/999999/messages", "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void visitorsAndEmptyReportsAreRefused() {
        var body = "{\"reason\":\"x\",\"video\":{\"id\":\"%s\"}}".formatted(clip.shortUuid());
        assertThat(new Visitor(port).json("POST", "/api/v1/abuses", body).statusCode())
                .isEqualTo(401);
        assertThat(ask(
                                viewer,
                                "POST",
                                "/api/v1/abuses",
                                "{\"reason\":\"  \",\"video\":{\"id\":%d}}".formatted(clip.id()))
                        .statusCode())
                .isEqualTo(400);
        var secret = library.clip(creator, "Secret", "PRIVATE");
        assertThat(ask(
                                viewer,
                                "POST",
                                "/api/v1/abuses",
                                "{\"reason\":\"x\",\"video\":{\"id\":\"%s\"}}".formatted(secret.shortUuid()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aBlockStopsPageMediaAndListsAndIsTakenBack() {
        var block = "/api/v1/videos/" + clip.shortUuid() + "/blacklist";
        assertThat(ask(moderator, "POST", block, "{\"reason\":\"It shows a horse.\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(ask(moderator, "POST", block, "{}").statusCode()).isEqualTo(409);

        var page = new Visitor(port).get("/w/" + clip.shortUuid());
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body()).contains("It shows a horse.").doesNotContain("Zebra crossing", "player-config");
        assertThat(new Visitor(port).get("/videos/embed/" + clip.shortUuid()).statusCode())
                .isEqualTo(410);
        var api = new Visitor(port).get("/api/v1/videos/" + clip.uuid());
        assertThat(api.statusCode()).isEqualTo(403);
        assertThat(api.body()).contains("It shows a horse.");
        var master = "/media/" + clip.uuid() + "/" + clip.fileUuid() + "-master.m3u8";
        assertThat(new Visitor(port).get(master).statusCode()).isEqualTo(403);
        assertThat(ask(creator, "GET", master, "").statusCode()).isEqualTo(403);
        assertThat(ask(moderator, "GET", master, "").statusCode()).isEqualTo(200);
        assertThat(new Visitor(port).get("/api/v1/videos?count=100").body()).doesNotContain(clip.shortUuid());

        var own = read(creator, "/api/v1/videos/" + clip.uuid());
        assertThat(own.at("/blacklisted").asBoolean()).isTrue();
        assertThat(own.at("/blacklistedReason").asString()).isEqualTo("It shows a horse.");
        assertThat(read(moderator, "/api/v1/videos/blacklist")
                        .at("/data/0/video/uuid")
                        .asString())
                .isEqualTo(clip.uuid().toString());

        assertThat(ask(moderator, "DELETE", block, "").statusCode()).isEqualTo(204);
        assertThat(new Visitor(port).get("/w/" + clip.shortUuid()).statusCode()).isEqualTo(200);
        assertThat(new Visitor(port).get(master).statusCode()).isEqualTo(200);
        assertThat(new Visitor(port).get("/api/v1/videos?count=100").body()).contains(clip.shortUuid());
    }

    @Test
    void nobodyActsOnSomeoneOfAnEqualOrHigherRole() {
        var otherModerator = library.person(1, "Another moderator", "A channel");
        var otherAdministrator = library.person(0, "Another administrator", "A channel");
        for (var target : java.util.List.of(moderator, otherModerator, administrator)) {
            assertThat(ask(moderator, "POST", "/api/v1/users/" + target.accountId() + "/block", "{}")
                            .statusCode())
                    .isEqualTo(403);
        }
        var users = "/api/v1/users/";
        assertThat(ask(administrator, "POST", users + otherAdministrator.accountId() + "/block", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(ask(administrator, "PUT", users + otherAdministrator.accountId(), "{\"role\":2}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(ask(administrator, "DELETE", users + otherAdministrator.accountId(), "")
                        .statusCode())
                .isEqualTo(403);
        var theirs = library.clip(administrator, "The administrator's");
        assertThat(ask(moderator, "POST", "/api/v1/videos/" + theirs.shortUuid() + "/blacklist", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(ask(moderator, "POST", users + viewer.accountId() + "/block", "{\"reason\":\"Spam.\"}")
                        .statusCode())
                .isEqualTo(204);
        var shown = read(administrator, users + viewer.accountId());
        assertThat(shown.at("/blocked").asBoolean()).isTrue();
        assertThat(shown.at("/blockedReason").asString()).isEqualTo("Spam.");
        assertThat(ask(moderator, "POST", users + viewer.accountId() + "/unblock", "{}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(read(administrator, users + viewer.accountId())
                        .at("/blocked")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void anAccountGoesWithEverythingOfItAndItsNamesStayTaken() {
        var gone = "/api/v1/users/" + creator.accountId();
        assertThat(ask(administrator, "DELETE", gone, "").statusCode()).isEqualTo(204);
        assertThat(ask(administrator, "GET", gone, "").statusCode()).isEqualTo(404);
        assertThat(new Visitor(port).get("/api/v1/videos/" + clip.uuid()).statusCode())
                .isEqualTo(404);
        assertThat(new Visitor(port).get("/c/" + creator.handle()).statusCode()).isEqualTo(404);
        for (var name : java.util.List.of(creator.username(), creator.handle())) {
            var again = ask(administrator, "POST", "/api/v1/users", """
                    {"username":"%s","password":"a long pass phrase","email":"%s@example.net","role":2}
                    """.formatted(name, name));
            assertThat(again.statusCode()).isEqualTo(409);
        }
    }
}
