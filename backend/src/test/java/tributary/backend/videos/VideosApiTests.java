package tributary.backend.videos;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.backend.Creator;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;
import tributary.backend.site.HomeFolder;

/// Sending, changing, finding and deleting videos by programs, and who may.
@SiteTest
class VideosApiTests {

    @LocalServerPort
    int port;

    @Autowired
    HomeFolder home;

    @Autowired
    Videos videos;

    Creator creator;
    Visitor visitor;

    @BeforeEach
    void signIn() {
        creator = Creator.administrator(port, home);
        visitor = new Visitor(port);
    }

    @Test
    void aFormOfPeerTubesProgramsBecomesAVideo() {
        var answer = creator.send(
                "POST",
                "/api/v1/videos/upload",
                BodyPublishers.ofString(form("From a program", "privacy", "2", "tags[0]", "one", "tags[1]", "two")),
                "Content-Type",
                "multipart/form-data; boundary=xyz");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var id = answer.body().replaceAll(".*\"shortUUID\":\"(\\w+)\".*", "$1");
        var video = videos.resolve(id).orElseThrow();
        assertThat(video.name()).isEqualTo("From a program");
        assertThat(video.privacy()).isEqualTo(Privacy.UNLISTED);
        assertThat(video.tags()).containsExactly("one", "two");
        assertThat(videos.resolve(Long.toString(video.id()))).hasValue(video);
        assertThat(videos.resolve(video.uuid().toString())).hasValue(video);
        var mine =
                creator.get("/api/v1/users/me/videos?search=from+a").get("data").get(0);
        assertThat(mine.get("name").asString()).isEqualTo("From a program");
        assertThat(mine.get("state").get("id").asInt()).isEqualTo(2);
        assertThat(creator.get("/api/v1/users/me/video-quota-used")
                        .get("videoQuotaUsed")
                        .asLong())
                .isGreaterThanOrEqualTo(5);
    }

    @Test
    void aFormWithoutAFileLeavesNothing() {
        var before = creator.get("/api/v1/users/me/video-quota-used")
                .get("videoQuotaUsed")
                .asLong();
        var answer = creator.send(
                "POST",
                "/api/v1/videos/upload",
                BodyPublishers.ofString(
                        "--xyz\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nx\r\n--xyz--\r\n"),
                "Content-Type",
                "multipart/form-data; boundary=xyz");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("videofile");
        assertThat(creator.get("/api/v1/users/me/video-quota-used")
                        .get("videoQuotaUsed")
                        .asLong())
                .isEqualTo(before);
    }

    @Test
    void everythingThatWasSaidCanBeChanged() {
        var id = creator.upload("a.mp4", new byte[] {1});
        assertThat(creator.sendJson("PUT", "/api/v1/videos/" + id, """
                {"name":"New","description":"d","category":3,"language":"de","privacy":3,"tags":["aa"],"nsfw":true}
                """).statusCode())
                .isEqualTo(204);
        var video = videos.resolve(id).orElseThrow();
        assertThat(video.name()).isEqualTo("New");
        assertThat(video.category()).isEqualTo(3);
        assertThat(video.nsfw()).isTrue();
        creator.sendJson("PUT", "/api/v1/videos/" + id, "{\"category\":null}");
        assertThat(videos.resolve(id).orElseThrow().category()).isNull();
        assertThat(videos.resolve(id).orElseThrow().name()).isEqualTo("New");
    }

    @Test
    void wrongDetailsAreRefusedWithASentenceEach() {
        var id = creator.upload("b.mp4", new byte[] {1});
        for (var body : List.of(
                "{\"name\":\"   \"}",
                "{\"name\":\"" + "x".repeat(121) + "\"}",
                "{\"tags\":[\"a1\",\"a2\",\"a3\",\"a4\",\"a5\",\"a6\"]}",
                "{\"tags\":[\"x\"]}",
                "{\"category\":99}",
                "{\"privacy\":4}",
                "{\"language\":\"<b>\"}")) {
            assertThat(creator.sendJson("PUT", "/api/v1/videos/" + id, body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(creator.sendJson("PUT", "/api/v1/videos/" + id, "{\"channelId\":999999}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPrivateVideoIsItsOwnersAlone() {
        var owner = Creator.signUp(port, "private_owner");
        var stranger = Creator.signUp(port, "private_stranger");
        var id = owner.upload("c.mp4", new byte[] {1});
        owner.sendJson("PUT", "/api/v1/videos/" + id, "{\"privacy\":3}");
        var number = videos.resolve(id).orElseThrow().id();
        assertThat(visitor.get("/api/v1/videos/" + id).statusCode()).isEqualTo(401);
        assertThat(stranger.send("GET", "/api/v1/videos/" + id).statusCode()).isEqualTo(403);
        assertThat(stranger.send("GET", "/api/v1/videos/" + number).statusCode())
                .isEqualTo(404);
        assertThat(stranger.sendJson("PUT", "/api/v1/videos/" + id, "{}").statusCode())
                .isEqualTo(403);
        assertThat(stranger.send("DELETE", "/api/v1/videos/" + id).statusCode()).isEqualTo(403);
        assertThat(owner.send("GET", "/api/v1/videos/" + number).statusCode()).isEqualTo(200);
        assertThat(creator.send("GET", "/api/v1/videos/" + id).statusCode())
                .as("the administrator")
                .isEqualTo(200);
        assertThat(owner.send("DELETE", "/api/v1/videos/" + id).statusCode()).isEqualTo(204);
        assertThat(owner.send("GET", "/api/v1/videos/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void anUnlistedVideoIsFoundByNothingThatCanBeGuessed() {
        var owner = Creator.signUp(port, "unlisted_owner");
        var id = owner.upload("d.mp4", new byte[] {1});
        owner.sendJson("PUT", "/api/v1/videos/" + id, "{\"privacy\":2,\"name\":\"hard to find\"}");
        var video = videos.resolve(id).orElseThrow();
        videos.becamePlayable(video.id());
        assertThat(visitor.get("/api/v1/videos/" + id).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/api/v1/videos/" + video.uuid()).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/api/v1/videos/" + video.id()).statusCode()).isEqualTo(404);
        assertThat(found("hard to find")).isEmpty();
        owner.sendJson("PUT", "/api/v1/videos/" + id, "{\"privacy\":1}");
        assertThat(found("hard to find")).containsExactly("hard to find");
    }

    @Test
    void searchingTakesSignsLiterallyAndPutsTitlesFirst() {
        var tagged = creator.upload("e.mp4", new byte[] {1});
        creator.sendJson(
                "PUT", "/api/v1/videos/" + tagged, "{\"name\":\"Otherwise called\",\"tags\":[\"100%_zebra\"]}");
        var titled = creator.upload("f.mp4", new byte[] {1});
        creator.sendJson("PUT", "/api/v1/videos/" + titled, "{\"name\":\"A 100%_zebra' film\"}");
        for (var id : List.of(titled, tagged)) {
            videos.becamePlayable(videos.resolve(id).orElseThrow().id());
        }
        assertThat(found("100%_ZEBRA")).containsExactly("A 100%_zebra' film", "Otherwise called");
        assertThat(found("zebra' film")).containsExactly("A 100%_zebra' film");
        assertThat(found("z_bra")).isEmpty();
        assertThat(found("100% elephant")).isEmpty();
    }

    private List<String> found(String words) {
        return videos.publicVideos(VideoQuery.newest(0, 10).matching(words)).data().stream()
                .map(Video::name)
                .toList();
    }

    private static String form(String name, String... fields) {
        var form = new StringBuilder();
        for (var i = 0; i < fields.length; i += 2) {
            form.append("--xyz\r\nContent-Disposition: form-data; name=\"")
                    .append(fields[i])
                    .append("\"\r\n\r\n")
                    .append(fields[i + 1])
                    .append("\r\n");
        }
        return form + "--xyz\r\nContent-Disposition: form-data; name=\"videofile\"; filename=\"x.mp4\"\r\n"
                + "Content-Type: video/mp4\r\n\r\nbytes\r\n--xyz\r\n"
                + "Content-Disposition: form-data; name=\"name\"\r\n\r\n" + name + "\r\n--xyz--\r\n";
    }
}
