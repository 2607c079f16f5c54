package tributary.backend.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.backend.Creator;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;
import tributary.backend.site.HomeFolder;
import tributary.backend.transcoding.ProcessingFeed;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.Videos;

/// The creators' pages in a browser without scripts.
@SiteTest
class StudioTests {

    @LocalServerPort
    int port;

    @Autowired
    HomeFolder home;

    @Autowired
    Videos videos;

    @Autowired
    ProcessingFeed feed;

    Creator program;
    Visitor browser;

    @BeforeEach
    void signIn() throws IOException {
        program = Creator.administrator(port, home);
        var password =
                Files.readString(home.secrets().resolve("admin-password")).strip();
        browser = new Visitor(port).signIn("admin", password);
    }

    @Test
    void theListShowsEachVideoWithItsStateInWordsAndUnfinishedUploads() {
        var id = program.upload("Shown_in the list.mp4", new byte[] {1});
        var unfinished = program.begin("half a film.mkv", 1000);
        program.patch(unfinished, 0, new byte[250]);
        var page = browser.get("/studio");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Shown in the list")
                .contains("Waiting for processing")
                .contains("data-video=\"" + id + "\"")
                .contains("half a film.mkv, 25 % received");
        assertThat(browser.get("/studio?q=no+such+thing").body()).contains("None of your videos has");
        assertThat(browser.get("/studio?q=in+the+list").body()).contains("Shown in the list");
        assertThat(browser.get("/studio/upload").body())
                .contains("half a film.mkv")
                .contains("id=\"file\"");
        program.send("DELETE", unfinished);
    }

    @Test
    void aVideoIsEditedWithoutScripts() {
        var id = program.upload("to edit.mp4", new byte[] {1});
        var page = "/studio/videos/" + id;
        var answer = browser.submit(
                page,
                page,
                Map.of(
                        "name", "Edited <b>",
                        "description", "words",
                        "privacy", "3",
                        "tags", "one, two",
                        "category", "2",
                        "language", "de",
                        "waitShown", "true",
                        "waitTranscoding", "true"));
        assertThat(answer.statusCode()).isEqualTo(302);
        var video = videos.resolve(id).orElseThrow();
        assertThat(video.name()).isEqualTo("Edited <b>");
        assertThat(video.privacy()).isEqualTo(Privacy.PRIVATE);
        assertThat(video.tags()).containsExactly("one", "two");
        assertThat(video.waitTranscoding()).isTrue();
        assertThat(browser.get(page).body()).contains("Edited &lt;b&gt;").contains("Your changes are saved.");
    }

    @Test
    void whatIsWrongIsSaidAndNothingTypedIsLost() {
        var id = program.upload("to keep.mp4", new byte[] {1});
        var page = "/studio/videos/" + id;
        var answer = browser.submit(page, page, Map.of("name", " ", "description", "long thoughts", "privacy", "1"));
        assertThat(answer.body()).contains("A video needs a title.").contains("long thoughts");
        assertThat(videos.resolve(id).orElseThrow().name()).isEqualTo("to keep");
    }

    @Test
    void deletingNamesTheVideoFirst() {
        var id = program.upload("to delete.mp4", new byte[] {1});
        var page = "/studio/videos/" + id + "/delete";
        assertThat(browser.get(page).body()).contains("to delete").contains("This cannot be undone.");
        assertThat(browser.submit(page, page, Map.of()).statusCode()).isEqualTo(302);
        assertThat(videos.resolve(id)).isEmpty();
        assertThat(browser.get("/studio").body()).contains("“to delete” was deleted.");
    }

    @Test
    void aFailedVideoShowsItsReason() {
        var id = program.upload("to fail.mp4", new byte[] {1});
        videos.processingFailed(videos.resolve(id).orElseThrow().id(), "It has no picture and no sound.");
        assertThat(browser.get("/studio").body()).contains("It has no picture and no sound.");
        var page = "/studio/videos/" + id;
        assertThat(browser.submit(page, page + "/retry", Map.of()).statusCode()).isEqualTo(302);
        assertThat(browser.get("/studio").body()).contains("This video cannot be tried again.");
    }

    @Test
    void somebodyElsesVideoIsNotForEditing() {
        var stranger = Creator.signUp(port, "studio_stranger");
        var id = stranger.upload("theirs.mp4", new byte[] {1});
        var other = Creator.signUp(port, "studio_other");
        assertThat(other.token()).isNotEmpty();
        var visitor = new Visitor(port).signIn("studio_other", "a long pass phrase");
        assertThat(visitor.get("/studio/videos/" + id).statusCode()).isEqualTo(403);
        assertThat(visitor.get("/studio/videos/" + id + "/delete").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/studio").body()).doesNotContain(id);
    }

    @Test
    void progressComesByEventsAndNobodyElsesDoes() throws Exception {
        var client = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/studio/events"))
                .header("Cookie", "session=" + browser.cookie("session"))
                .build();
        var events = client.send(request, BodyHandlers.ofInputStream());
        assertThat(events.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        try (var lines = new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
            var news = CompletableFuture.supplyAsync(() -> lines.lines()
                    .filter(line -> line.startsWith("data: "))
                    .findFirst()
                    .orElseThrow());
            Creator.signUp(port, "events_stranger").upload("not for others.mp4", new byte[] {1});
            var id = program.upload("for me.mp4", new byte[] {1});
            assertThat(news.get(20, TimeUnit.SECONDS))
                    .contains("\"video\":\"" + id + "\"")
                    .contains("\"state\":\"waiting\"")
                    .contains("Waiting for processing");
        }
    }

    @Test
    void listenersAreForgottenWhenTheyClose() throws Exception {
        try (var subscription = feed.news().subscribe(4711)) {
            assertThat(feed.news().listeners(4711)).isEqualTo(1);
            assertThat(subscription.await(Duration.ofMillis(10))).isEmpty();
        }
        assertThat(feed.news().listeners(4711)).isZero();
    }
}
