package tributary.backend.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.backend.SiteTest;
import tributary.backend.captions.Captions;
import tributary.backend.chapters.Chapters;
import tributary.backend.playback.Library.Clip;
import tributary.backend.playback.Library.Person;
import tributary.backend.site.HomeFolder;
import tributary.backend.storage.Blobs;
import tributary.backend.videos.Videos;

/// What belongs to a video beside its picture, from the request that brings it to the one that asks for it.
@SiteTest
@Import(Library.class)
class ExtrasTests {

    private static final String SRT = "1\n00:00:01,000 --> 00:00:02,000\nGuten <script>Tag\n";

    @Autowired
    Library library;

    @Autowired
    Videos videos;

    @Autowired
    Captions captions;

    @Autowired
    Chapters chapters;

    @Autowired
    Blobs blobs;

    @Autowired
    HomeFolder home;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    Visit visit;
    Person owner;
    Clip clip;
    String api;

    @BeforeEach
    void publish() {
        visit = new Visit(port);
        owner = library.person();
        clip = library.clip(owner, "With everything");
        api = "/api/v1/videos/" + clip.uuid();
    }

    private int put(String language, String content, String... headers) {
        return visit.form("PUT", api + "/captions/" + language, "captionfile", "a.srt", content, headers)
                .statusCode();
    }

    private String[] asOwner() {
        return new String[] {"Authorization", library.bearer(owner)};
    }

    @Test
    void captionsAreAddedReplacedListedServedAndDeleted() {
        assertThat(put("de", SRT, asOwner())).isEqualTo(204);
        var listed = visit.json(api + "/captions");
        assertThat(listed.path("total").asInt()).isEqualTo(1);
        var first = listed.path("data").path(0);
        assertThat(first.path("language").path("id").asString()).isEqualTo("de");
        assertThat(first.path("language").path("label").asString()).isEqualTo("German");
        var path = first.path("captionPath").asString();
        assertThat(path).startsWith("/media/" + clip.uuid() + "/").endsWith("-de.vtt");
        var file = visit.get(path);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/vtt"));
        assertThat(file.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("immutable"));
        assertThat(file.body()).isEqualTo("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nGuten Tag\n\n");
        assertThat(visit.get("/w/" + clip.shortUuid()).body()).contains(path);

        assertThat(put("de", SRT.replace("Tag", "Abend"), asOwner())).isEqualTo(204);
        var second = visit.json(api + "/captions")
                .path("data")
                .path(0)
                .path("captionPath")
                .asString();
        assertThat(second).isNotEqualTo(path);
        assertThat(visit.get(second).body()).contains("Guten Abend");
        assertThat(visit.get(path).statusCode()).isEqualTo(404);

        assertThat(visit.send("DELETE", api + "/captions/de", "", asOwner()).statusCode())
                .isEqualTo(204);
        assertThat(visit.get(second).statusCode()).isEqualTo(404);
        assertThat(visit.send("DELETE", api + "/captions/de", "", asOwner()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsWrongWithAFileIsSaidWithItsLine() {
        var answer = visit.form("PUT", api + "/captions/de", "captionfile", "a.srt", "1\nno times\n", asOwner());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Line 2: expected the times of a text");
        assertThat(put("klingon", SRT, asOwner())).isEqualTo(400);
        assertThat(put("en", "x".repeat(6 << 20), asOwner())).isEqualTo(400);
        assertThat(visit.json(api + "/captions").path("total").asInt()).isZero();
    }

    @Test
    void captionsAndStoryboardOfAPrivateVideoAreItsOwnersOnly() throws Exception {
        var closed = library.clip(owner, "Closed", "PRIVATE");
        var video = videos.find(closed.id()).orElseThrow();
        captions.put(video, "en", SRT.getBytes(StandardCharsets.UTF_8));
        var sheet = storyboard(closed);
        var path = captions.ofVideo(closed.id()).getFirst().path();
        for (var address : new String[] {path, sheet}) {
            assertThat(visit.get(address).statusCode()).isEqualTo(403);
            assertThat(visit.get(address, "Cookie", library.cookie(library.person()))
                            .statusCode())
                    .isEqualTo(403);
            var own = visit.get(address, "Cookie", library.cookie(owner));
            assertThat(own.statusCode()).isEqualTo(200);
            assertThat(own.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        }
        // A file of one video is not found below another.
        var other = path.replace(closed.uuid().toString(), clip.uuid().toString());
        assertThat(visit.get(other).statusCode()).isEqualTo(404);
    }

    private String storyboard(Clip of) throws Exception {
        var key = of.uuid() + "/" + of.fileUuid() + "-storyboard.jpg";
        Path file = Files.write(home.jobs().resolve(of.fileUuid() + ".jpg"), new byte[] {1, 2, 3});
        blobs.put(key, file);
        database.sql("insert into storyboard values (?, ?, ?, 160, 90, 12, 30, 2)")
                .params(of.id(), of.fileUuid(), key)
                .update();
        return "/media/" + key;
    }

    @Test
    void theStoryboardIsDescribedToProgramsAndToThePlayer() throws Exception {
        assertThat(visit.json(api + "/storyboards").path("storyboards").size()).isZero();
        var path = storyboard(clip);
        var described = visit.json(api + "/storyboards").path("storyboards").path(0);
        assertThat(described.path("storyboardPath").asString()).isEqualTo(path);
        assertThat(described.path("totalWidth").asInt()).isEqualTo(1920);
        assertThat(described.path("totalHeight").asInt()).isEqualTo(270);
        assertThat(described.path("spriteDuration").asInt()).isEqualTo(2);
        assertThat(visit.get("/w/" + clip.shortUuid()).body())
                .contains("\"storyboard\":{\"url\":\"" + path
                        + "\",\"width\":160,\"height\":90,\"columns\":12,\"count\":30," + "\"intervalSeconds\":2}");
        assertThat(visit.get(path).headers().firstValue("Content-Type")).hasValue("image/jpeg");
    }

    @Test
    void chaptersOfTheDescriptionGiveWayToThoseOfTheCreator() {
        var described = library.clip(
                owner, "Described", "PUBLIC", "PUBLISHED", "0:00 One\n0:04 <b>Two</b>", java.util.List.of());
        var address = "/api/v1/videos/" + described.uuid() + "/chapters";
        assertThat(visit.get(address).body())
                .isEqualTo(
                        "{\"chapters\":[{\"timecode\":0,\"title\":\"One\"},{\"timecode\":4,\"title\":\"<b>Two</b>\"}]}");
        var page = visit.get("/w/" + described.shortUuid()).body();
        assertThat(page).contains("<a href=\"?start=4\" data-start=\"4\">0:04</a> &lt;b&gt;Two");

        var body = "{\"chapters\":[{\"timecode\":5,\"title\":\"Later\"},{\"timecode\":0,\"title\":\"First\"}]}";
        assertThat(visit.send("PUT", address, body, asOwner()).statusCode()).isEqualTo(204);
        assertThat(visit.get(address).body())
                .isEqualTo(
                        "{\"chapters\":[{\"timecode\":0,\"title\":\"First\"},{\"timecode\":5,\"title\":\"Later\"}]}");
        for (var wrong : new String[] {
            "{\"chapters\":[{\"timecode\":11,\"title\":\"Beyond\"}]}",
            "{\"chapters\":[{\"timecode\":1,\"title\":\"\"}]}",
            "{\"chapters\":[{\"timecode\":1,\"title\":\"a\"},{\"timecode\":1,\"title\":\"b\"}]}",
            "{\"chapters\":[{\"title\":\"a\"}]}",
            "{}"
        }) {
            assertThat(visit.send("PUT", address, wrong, asOwner()).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(visit.send("PUT", address, "{\"chapters\":[]}", asOwner()).statusCode())
                .isEqualTo(204);
        assertThat(visit.get(address).body()).contains("One");
    }

    @Test
    void viewersGoOnWhereTheyStoppedUnlessTheyDoNotWantThat() {
        var fan = library.person();
        var bearer = new String[] {"Authorization", library.bearer(fan)};
        var cookie = new String[] {"Cookie", library.cookie(fan)};
        var page = "/w/" + clip.shortUuid();
        var resume = "\"resume\":{\"seconds\":%d,\"url\":\"" + api + "/watching\"}";
        assertThat(visit.get(page).body()).contains("\"resume\":null");
        assertThat(visit.get(page, cookie).body()).contains(resume.formatted(0));
        assertThat(visit.json(api, bearer).has("userHistory")).isFalse();

        assertThat(watching(6, bearer)).isEqualTo(204);
        assertThat(visit.get(page, cookie).body()).contains(resume.formatted(6));
        assertThat(visit.json(api, bearer)
                        .path("userHistory")
                        .path("currentTime")
                        .asInt())
                .isEqualTo(6);
        var listed = visit.json("/api/v1/users/me/history/videos", bearer);
        assertThat(listed.path("total").asInt()).isEqualTo(1);
        assertThat(listed.path("data")
                        .path(0)
                        .path("userHistory")
                        .path("currentTime")
                        .asInt())
                .isEqualTo(6);
        assertThat(visit.get("/my/history", cookie).body()).contains("With everything", "value=\"60\"");

        watching(10_000, bearer);
        assertThat(visit.get(page, cookie).body())
                .as("the end counts as finished")
                .contains(resume.formatted(0));
        assertThat(visit.get("/my/history", cookie).body()).contains("value=\"100\"");

        visit.send("PUT", "/api/v1/users/me", "{\"videosHistoryEnabled\":false}", bearer);
        assertThat(visit.json("/api/v1/users/me", bearer)
                        .path("videosHistoryEnabled")
                        .asBoolean())
                .isFalse();
        watching(7, bearer);
        assertThat(visit.get(page, cookie).body()).contains("\"resume\":null");
        assertThat(visit.json(api, bearer)
                        .path("userHistory")
                        .path("currentTime")
                        .asInt())
                .isEqualTo(11);

        var address = "/api/v1/users/me/history/videos/";
        visit.send("DELETE", address + clip.id(), "", bearer);
        assertThat(visit.json("/api/v1/users/me/history/videos", bearer)
                        .path("total")
                        .asInt())
                .isZero();
    }

    private int watching(int seconds, String... headers) {
        return visit.send("PUT", api + "/watching", "{\"currentTime\":" + seconds + "}", headers)
                .statusCode();
    }
}
