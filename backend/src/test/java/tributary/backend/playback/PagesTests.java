package tributary.backend.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tributary.backend.SiteTest;

/// What visitors find on the pages.
@SiteTest
@Import(Library.class)
class PagesTests {

    @Autowired
    Library library;

    @LocalServerPort
    int port;

    Visit visit;

    @BeforeEach
    void connect() {
        visit = new Visit(port);
    }

    @Test
    void homeShowsTheNewestPublicVideos() {
        var person = library.person();
        var clip = library.clip(person, "A walk along the river");
        library.clip(person, "Not for everybody", "UNLISTED");
        library.clip(person, "Mine alone", "PRIVATE");
        library.clip(person, "Still cooking", "PUBLIC", "TO_TRANSCODE", "", List.of());

        var home = visit.get("/");

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body())
                .contains("A walk along the river", "/w/" + clip.shortUuid(), "/c/" + person.handle(), "0:10")
                .doesNotContain("Not for everybody", "Mine alone", "Still cooking", "??");
    }

    @Test
    void watchPageHoldsThePlayerAndWhatOthersNeedToKnow() {
        var clip = library.clip(library.person(), "A walk along the river");

        var page = visit.get("/w/" + clip.shortUuid());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<meta property=\"og:platform\" content=\"PeerTube\">")
                .contains("id=\"video\"", "id=\"player-config\"")
                .contains("/media/" + clip.uuid() + "/" + clip.fileUuid() + "-master.m3u8")
                .contains(visit.site() + "/videos/embed/" + clip.shortUuid())
                .doesNotContain("??");
        assertThat(page.headers().allValues("Link")).anyMatch(link -> link.contains("-poster.jpg"));
        assertThat(page.body()).doesNotContainPattern("(src|href)=\"//");
    }

    @Test
    void theHeadersAskForWhatPlaybackBeginsWithUnlessItBeginsElsewhere() {
        var clip = library.clip(library.person(), "A walk along the river");
        var front = "/media/" + clip.uuid() + "/" + clip.fileUuid() + "-240-front.mp4";

        assertThat(visit.get("/w/" + clip.shortUuid()).headers().allValues("Link"))
                .anyMatch(link -> link.contains(front) && link.contains("as=fetch"));
        assertThat(visit.get("/w/" + clip.shortUuid() + "?t=5").headers().allValues("Link"))
                .noneMatch(link -> link.contains(front));
    }
}
