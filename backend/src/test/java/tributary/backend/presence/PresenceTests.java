package tributary.backend.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tributary.backend.Eventually.eventually;

import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tributary.backend.SiteTest;
import tributary.backend.playback.Library;
import tributary.backend.playback.Library.Clip;
import tributary.backend.playback.Library.Person;
import tributary.backend.playback.Visit;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.Videos;

/// Who watches, as pages and the API are told.
@SiteTest
@TestPropertySource(
        properties = {"tributary.presence.pages-per-address=6", "tributary.presence.messages-per-minute=10"})
@SuppressWarnings("NullAway.Init")
class PresenceTests {

    @LocalServerPort
    int port;

    @Autowired
    Library library;

    @Autowired
    Presence presence;

    @Autowired
    Videos videos;

    private Person person;
    private Clip clip;
    private String id;

    @BeforeEach
    void aVideo() throws Exception {
        eventually(() -> presence.total() == 0);
        person = library.person();
        clip = library.clip(person, "A clip");
        id = clip.uuid().toString();
    }

    @Test
    void aPageThatIsAloneIsToldSoAndLearnsWithinTwoSecondsOfTheSecond() throws Exception {
        try (var first = page("first-page")) {
            var alone = first.hears();
            assertThat(alone.path("others").asInt()).isZero();
            assertThat(alone.path("open").asBoolean()).isFalse();

            var began = Instant.now();
            try (var second = page("second-page")) {
                assertThat(second.hears().path("open").asBoolean()).isTrue();
                assertThat(first.hears().path("open").asBoolean()).isTrue();
                assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(2));
            }
            assertThat(first.hears().path("open").asBoolean()).isFalse();
        }
        eventually(() -> presence.pages(clip.id()) == 0);
    }

    @Test
    void pagesCountOneByOneWhetherOrNotTheyShareAndTheApiSaysSo() throws Exception {
        try (var first = page("first-page");
                var second = page("second-page");
                var third = page("third-page")) {
            first.here(720, true);
            second.here(720, true);
            third.here(1080, false);
            eventually(() -> presence.renditions(clip.id()).equals(Map.of(720, 2)));
            assertThat(presence.pages(clip.id())).isEqualTo(3);
            assertThat(presence.byVideo()).containsEntry(clip.id(), 3);
            var visit = new Visit(port);
            assertThat(visit.get("/api/v1/videos/" + id + "/swarm").body()).contains("\"viewers\":3");
            assertThat(visit.get("/api/v1/videos/" + id).body()).contains("\"viewers\":3");
        }
    }

    @Test
    void aPageHearsWhichRenditionsTheOthersWouldShareButNotItsOwn() throws Exception {
        try (var first = page("first-page");
                var second = page("second-page")) {
            first.here(720, true);
            second.here(480, true);
            eventually(() -> presence.renditions(clip.id()).equals(Map.of(480, 1, 720, 1)));
            var message = first.hears();
            while (message.path("renditions").isEmpty()) {
                message = first.hears();
            }
            assertThat(message.path("renditions").toString()).isEqualTo("{\"480\":1}");
        }
    }

    @Test
    void aPageThatComesBackTakesItsOwnPlace() throws Exception {
        try (var before = page("first-page");
                var after = page("first-page")) {
            assertThat(after.hears().path("others").asInt()).isZero();
            assertThat(before.awaitClose()).isEqualTo(1001);
            assertThat(presence.pages(clip.id())).isEqualTo(1);
        }
    }

    @Test
    void thosePagesThatMayNotSeeItAnyMoreAreTold() throws Exception {
        try (var stranger = page("first-page", "Accept-Language", "de");
                var owner = page("second-page", "Cookie", library.cookie(person))) {
            stranger.hears();
            owner.hearsOf(1);
            videos.change(
                    clip.id(), videos.find(clip.id()).orElseThrow().details().withPrivacy(Privacy.PRIVATE));
            var last = stranger.hears();
            while (!last.path("type").asString().equals("closed")) {
                last = stranger.hears();
            }
            assertThat(last.path("status").asString()).isEqualTo("private");
            assertThat(last.path("message").asString()).startsWith("Dieses Video ist jetzt privat");
            assertThat(stranger.awaitClose()).isEqualTo(1001);
            assertThat(owner.hearsOf(0).path("type").asString()).isEqualTo("viewers");

            videos.delete(clip.id());
            assertThat(owner.hears().path("status").asString()).isEqualTo("deleted");
        }
    }

    @Test
    void whateverEndsAVideoMayCloseItsPages() throws Exception {
        try (var page = page("first-page")) {
            page.hears();
            presence.close(clip.uuid(), "blocked", "This video was blocked.");
            assertThat(page.hears().toString())
                    .isEqualTo("{\"type\":\"closed\",\"status\":\"blocked\",\"message\":\"This video was blocked.\"}");
            assertThat(page.awaitClose()).isEqualTo(1001);
        }
    }

    @Test
    void onlyWhoMaySeeTheVideoAndOnlyPagesOfThisSiteHoldALine() {
        var closed = library.clip(person, "A private clip", "PRIVATE").uuid().toString();
        assertThat(refusal(closed)).isEqualTo(401);
        assertThat(refusal(closed, "Cookie", library.cookie(library.person()))).isEqualTo(403);
        assertThat(refusal(id, "Origin", "https://elsewhere.example")).isEqualTo(403);
        page("first-page", "Origin", "http://127.0.0.1:" + port).close();
        new WatchingPage(port, closed, "first-page", "Cookie", library.cookie(person)).close();
    }

    @Test
    void anAddressHoldsNoMoreLinesThanItMay() throws Exception {
        var pages = new java.util.ArrayList<WatchingPage>();
        for (var number = 0; number < 6; number++) {
            pages.add(page("page-number-" + number));
        }
        eventually(() -> presence.total() == 6);
        assertThat(refusal(id)).isEqualTo(429);
        pages.getFirst().close();
        eventually(() -> presence.total() == 5);
        pages.add(page("another-page"));
        pages.forEach(WatchingPage::close);
    }

    @Test
    void aPageThatTalksNonsenseOrTooMuchIsCutOff() throws Exception {
        try (var nonsense = page("first-page").says("{\"type\":\"here\",\"rendition\":-4}");
                var tooLong = page("second-page").says("x".repeat(2000));
                var talker = page("third-page")) {
            assertThat(nonsense.awaitClose()).isEqualTo(1008);
            assertThat(tooLong.awaitClose()).isEqualTo(1009);
            for (var message = 0; message < 11; message++) {
                talker.here(720, true);
            }
            assertThat(talker.awaitClose()).isEqualTo(1008);
        }
        eventually(() -> presence.pages(clip.id()) == 0);
    }

    private WatchingPage page(String name, String... headers) {
        return new WatchingPage(port, id, name, headers);
    }

    private int refusal(String video, String... headers) {
        var status = new int[1];
        assertThatThrownBy(() -> new WatchingPage(port, video, "refused-page", headers))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused -> status[0] = refused.getResponse().statusCode());
        return status[0];
    }
}
