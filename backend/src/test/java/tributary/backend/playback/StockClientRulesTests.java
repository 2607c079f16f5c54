package tributary.backend.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tributary.backend.SiteTest;
import tributary.backend.playback.Library.Clip;
import tributary.backend.playback.Library.Person;

/// The fifteen rules by which programs made for PeerTube work or break, in their order.
@SiteTest
@Import(Library.class)
class StockClientRulesTests {

    @Autowired
    Library library;

    @LocalServerPort
    int port;

    Visit visit;
    Person person;
    Clip clip;

    @BeforeEach
    void publish() {
        visit = new Visit(port);
        person = library.person();
        clip = library.clip(
                person, "Rules", "PUBLIC", "PUBLISHED", "A description. ".repeat(30), List.of("water", "stone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/w/", "/videos/embed/"})
    void rule1PagesCarryTheTagThatDownloadersLookFor(String page) {
        assertThat(visit.get(page + clip.shortUuid()).body())
                .contains("<meta property=\"og:platform\" content=\"PeerTube\">");
    }

    @Test
    void rule2EveryFormOfTheIdIsAcceptedAndAnswered() {
        for (var id : List.of(Long.toString(clip.id()), clip.uuid().toString(), clip.shortUuid())) {
            var video = visit.json("/api/v1/videos/" + id);
            assertThat(video.path("id").asLong()).isEqualTo(clip.id());
            assertThat(video.path("uuid").asString()).isEqualTo(clip.uuid().toString());
            assertThat(video.path("shortUUID").asString()).isEqualTo(clip.shortUuid());
        }
    }

    @Test
    void rule2WhatIsNotPublicIsNeverFoundByNumber() {
        for (var privacy : List.of("UNLISTED", "PRIVATE")) {
            var hidden = library.clip(person, "Hidden", privacy);
            assertThat(visit.get("/api/v1/videos/" + hidden.id()).statusCode()).isEqualTo(404);
        }
        var unlisted = library.clip(person, "Hidden", "UNLISTED");
        assertThat(visit.get("/api/v1/videos/" + unlisted.uuid()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/videos/",
                "/api/v1/videos/{id}/",
                "/api/v1/search/videos/",
                "/api/v1/config/",
                "/api/v1/videos/{id}/captions/"
            })
    void rule3ATrailingSlashChangesNothing(String path) {
        assertThat(visit.get(path.replace("{id}", clip.shortUuid())).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/videos?sort=best&nsfw=both&filter=local&unknown=1",
                "/api/v1/videos?sort=-no-such-order&start=-3&count=1000",
                "/api/v1/videos?start=abc&count=&categoryOneOf=x&languageOneOf[]=en",
                "/api/v1/video-channels/{channel}/videos?sort=-match&count=30&nsfw=both",
                "/api/v1/video-channels/{channel}/video-playlists?sort=-publishedAt",
                "/api/v1/search/videos?searchTarget=local&durationMin=a&startDate=never",
                "/api/v1/accounts/{account}/videos?start=0&count=8"
            })
    void rule4ParametersAreReadLeniently(String path) {
        var list = visit.json(path.replace("{channel}", person.handle()).replace("{account}", person.username()));
        assertThat(list.path("total").isNumber()).isTrue();
        assertThat(list.path("data").isArray()).isTrue();
    }

    @Test
    void rule5WhatDoesNotExistHereIsABadRequestAndWhatWillExistIsEmpty() {
        var unknown = visit.get("/api/v1/videos/" + clip.shortUuid() + "/no-such-thing");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.headers().firstValue("Content-Type").orElse("")).contains("json");
        var path = "/api/v1/videos/" + clip.shortUuid();
        assertThat(visit.json(path + "/chapters").path("chapters")).isEmpty();
        assertThat(visit.json(path + "/storyboards").path("storyboards")).isEmpty();
        assertThat(visit.json(path + "/captions").path("total").asInt(-1)).isZero();
        var threads = visit.json(path + "/comment-threads?start=0&count=10");
        assertThat(threads.path("total").asInt(-1)).isZero();
        assertThat(threads.path("data").isArray()).isTrue();
    }

    @Test
    void rule6ErrorsSayTheSameTwiceAndSuccessNeverLooksLikeAnError() {
        var missing = visit.get("/api/v1/videos/1111111111111111111111");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        var problem = Visit.parse(missing.body());
        assertThat(problem.path("error").asString())
                .isNotBlank()
                .isEqualTo(problem.path("detail").asString());
        assertThat(problem.has("errors")).isFalse();
        for (var path : List.of("/api/v1/videos", "/api/v1/config", "/api/v1/videos/" + clip.shortUuid())) {
            assertThat(visit.json(path).has("error")).isFalse();
            assertThat(visit.json(path).has("errors")).isFalse();
        }
    }

    @Test
    void rule7EveryVideoListsAFileWithAnAbsoluteAddress() {
        var video = visit.json("/api/v1/videos/" + clip.shortUuid());
        assertThat(video.path("files")).hasSize(2);
        assertThat(video.path("files").path(0).path("resolution").path("label").asString())
                .isEqualTo("720p");
        for (var file : video.path("files")) {
            assertThat(URI.create(file.path("fileUrl").asString()).isAbsolute()).isTrue();
            assertThat(file.path("size").asLong()).isPositive();
        }
        assertThat(video.path("streamingPlaylists").path(0).path("files")).hasSize(2);
        assertThat(video.path("isLive").asBoolean(true)).isFalse();
    }

    @Test
    void rule8EveryFileNamesATorrentEvenWhereThereIsNone() {
        var mine = library.clip(person, "Mine", "PRIVATE");
        var video = visit.json("/api/v1/videos/" + mine.uuid(), "Authorization", library.bearer(person));
        assertThat(video.path("files")).hasSize(2);
        for (var file : video.path("files")) {
            assertThat(file.path("torrentUrl").asString()).startsWith(visit.site() + "/torrents/");
            assertThat(file.has("magnetUri")).isFalse();
        }
    }

    @Test
    void rule9TheNameOfEachPlaylistFollowsFromItsFile() {
        var playlist = visit.json("/api/v1/videos/" + clip.shortUuid())
                .path("streamingPlaylists")
                .path(0);
        assertThat(playlist.path("playlistUrl").asString()).endsWith("-master.m3u8");
        for (var file : playlist.path("files")) {
            assertThat(file.path("fileUrl").asString()).endsWith("-fragmented.mp4");
            assertThat(file.path("playlistUrl").asString())
                    .isEqualTo(file.path("fileUrl").asString().replace("-fragmented.mp4", ".m3u8"));
        }
    }

    @Test
    void rule10LabelsAreAlwaysText() {
        var video = visit.json("/api/v1/videos/" + clip.shortUuid());
        for (var choice : List.of("category", "licence", "language")) {
            assertThat(video.path(choice).path("label").asString()).isEqualTo("Unknown");
            assertThat(video.path(choice).path("id").isNull()).isTrue();
        }
        assertThat(video.path("privacy").path("id").asInt()).isEqualTo(1);
    }

    @Test
    void rule11KindsOfItemsAreToldApartByTheirKeys() {
        var videos = visit.json("/api/v1/videos");
        assertThat(videos.path("total").isNumber()).isTrue();
        for (var video : videos.path("data")) {
            assertThat(video.has("followersCount")).isFalse();
            assertThat(video.has("videosLength")).isFalse();
        }
        var channels = visit.json("/api/v1/search/video-channels?search=" + person.handle());
        assertThat(channels.path("data")).hasSize(1);
        assertThat(channels.path("data").path(0).has("followersCount")).isTrue();
        assertThat(visit.json("/api/v1/search/video-playlists?search=x")
                        .path("total")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void rule12BooleansAreNeverNullAndDatesAreUtcWithMilliseconds() {
        var video = visit.json("/api/v1/videos/" + clip.shortUuid());
        for (var key : List.of("isLive", "nsfw", "isLocal", "waitTranscoding", "downloadEnabled", "commentsEnabled")) {
            assertThat(video.path(key).isBoolean()).as(key).isTrue();
        }
        for (var key : List.of("createdAt", "updatedAt", "publishedAt")) {
            assertThat(video.path(key).asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        }
    }

    @Test
    void rule13AccountsAndChannelsAreFoundWithAndWithoutTheHost() {
        var host = "127.0.0.1:" + port;
        var video = visit.json("/api/v1/videos/" + clip.shortUuid());
        assertThat(video.path("account").path("host").asString()).isEqualTo(host);
        assertThat(video.path("channel").path("host").asString()).isEqualTo(host);
        assertThat(URI.create(video.path("channel").path("url").asString()).isAbsolute())
                .isTrue();
        for (var suffix : List.of("", "@" + host)) {
            assertThat(onlyVideo("/api/v1/accounts/" + person.username() + suffix + "/videos"))
                    .isEqualTo(clip.id());
            assertThat(onlyVideo("/api/v1/video-channels/" + person.handle() + suffix + "/videos"))
                    .isEqualTo(clip.id());
        }
        assertThat(visit.get("/api/v1/accounts/" + person.username() + "@elsewhere.example/videos")
                        .statusCode())
                .isEqualTo(404);
    }

    private long onlyVideo(String path) {
        var list = visit.json(path);
        assertThat(list.path("total").asInt()).isOne();
        return list.path("data").path(0).path("id").asLong();
    }

    @Test
    void rule14TheVersionOfTheApiOpensTheNewerCalls() {
        var config = visit.json("/api/v1/config");
        assertThat(config.path("serverVersion").asString()).matches("[6-9]\\.\\d+\\.\\d+");
        assertThat(config.path("instance").path("name").asString()).isEqualTo("Tributary");
        assertThat(config.path("signup").path("allowed").isBoolean()).isTrue();
    }

    @Test
    void rule15ABadTokenIsRefusedEvenWhereNoneIsNeeded() {
        var answer = visit.get("/api/v1/videos/" + clip.shortUuid(), "Authorization", "Bearer " + "0".repeat(40));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void longDescriptionsAreCutInListsOnly() {
        var item = visit.json("/api/v1/video-channels/" + person.handle() + "/videos")
                .path("data")
                .path(0);
        assertThat(item.path("description").asString()).hasSize(250).endsWith("...");
        var whole = "A description. ".repeat(30);
        assertThat(visit.json("/api/v1/videos/" + clip.shortUuid())
                        .path("description")
                        .asString())
                .isEqualTo(whole);
        assertThat(visit.json("/api/v1/videos/" + clip.shortUuid() + "/description")
                        .path("description")
                        .asString())
                .isEqualTo(whole);
    }

    @Test
    void aVideoThatIsStillBeingPreparedHasAnEmptyListOfFiles() {
        var waiting = library.clip(person, "Soon", "PUBLIC", "TO_TRANSCODE", "", List.of());
        JsonNode video = visit.json("/api/v1/videos/" + waiting.shortUuid());
        assertThat(video.path("files").isArray()).isTrue();
        assertThat(video.path("files")).isEmpty();
        assertThat(video.path("state").path("id").asInt()).isEqualTo(2);
    }
}
