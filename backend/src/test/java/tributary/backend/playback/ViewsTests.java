package tributary.backend.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tributary.backend.SiteTest;
import tributary.backend.playback.Library.Clip;
import tributary.backend.playback.Library.Person;

/// From a player's calls to the figure on the page, with seconds shortened to milliseconds.
@SiteTest
@Import(Library.class)
@TestPropertySource(properties = {"tributary.playback.view-after=1ms", "tributary.playback.flush-every=50ms"})
class ViewsTests {

    @Autowired
    Library library;

    @Autowired
    Views views;

    @LocalServerPort
    int port;

    Visit visit;
    Person owner;
    Clip clip;

    @BeforeEach
    void publish() {
        visit = new Visit(port);
        owner = library.person();
        clip = library.clip(owner, "Counted");
    }

    private void watch(String... headers) {
        var path = "/api/v1/videos/" + clip.uuid() + "/views";
        for (var method : new String[] {"POST", "PUT", "POST"}) {
            assertThat(visit.send(method, path, "{\"currentTime\":3,\"viewEvent\":\"seek\"}", headers)
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    private long shown() {
        return visit.json("/api/v1/videos/" + clip.uuid()).path("views").asLong();
    }

    @Test
    void oneVisitorIsOneViewAndAnotherBrowserIsAnother() {
        watch("User-Agent", "one");
        watch("User-Agent", "one");
        await().atMost(Duration.ofSeconds(20)).until(() -> shown() == 1);
        watch("User-Agent", "two");
        await().atMost(Duration.ofSeconds(20)).until(() -> shown() == 2);
        assertThat(visit.get("/w/" + clip.shortUuid()).body()).contains("2 views");
    }

    @Test
    void ownersDoNotCountAndPeopleWithAnAccountCountOnceWhereverTheyWatch() {
        watch("Authorization", library.bearer(owner));
        var fan = library.person();
        watch("Authorization", library.bearer(fan), "User-Agent", "one");
        watch("Authorization", library.bearer(fan), "User-Agent", "two");
        views.flush();
        assertThat(shown()).isEqualTo(1);
    }

    @Test
    void whoMayNotSeeAVideoCannotCountForIt() {
        var mine = library.clip(owner, "Mine", "PRIVATE");
        var path = "/api/v1/videos/" + mine.uuid() + "/views";
        assertThat(visit.send("POST", path, "{}").statusCode()).isEqualTo(401);
        assertThat(visit.send("POST", "/api/v1/videos/999999/views", "{}").statusCode())
                .isEqualTo(404);
    }
}
