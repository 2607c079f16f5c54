package tributary.backend.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tributary.backend.SiteTest;
import tributary.backend.playback.Library.Clip;
import tributary.backend.playback.Library.Person;

/// Videos that are not public, asked for in every way there is.
@SiteTest
@Import(Library.class)
class VisibilityTests {

    @Autowired
    Library library;

    @LocalServerPort
    int port;

    Visit visit;
    Person owner;
    Person other;
    Clip mine;
    Clip unlisted;

    @BeforeEach
    void publish() {
        visit = new Visit(port);
        owner = library.person();
        other = library.person();
        mine = library.clip(owner, "Okapi secret", "PRIVATE");
        unlisted = library.clip(owner, "Okapi unlisted", "UNLISTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/videos/{id}",
                "/api/v1/videos/{id}/description",
                "/api/v1/videos/{id}/captions",
                "/api/v1/videos/{id}/chapters",
                "/api/v1/videos/{id}/storyboards",
                "/api/v1/videos/{id}/comment-threads",
                "/api/v1/videos/{id}/comment-threads/1"
            })
    void programsOfStrangersLearnNothingOfAPrivateVideo(String path) {
        var address = path.replace("{id}", mine.shortUuid());
        assertThat(visit.get(address).statusCode()).isEqualTo(401);
        var stranger = visit.get(address, "Authorization", library.bearer(other));
        assertThat(stranger.statusCode()).isEqualTo(403);
        assertThat(stranger.body()).doesNotContain("Okapi");
        assertThat(visit.get(address, "Authorization", library.bearer(owner)).statusCode())
                .isIn(200, 404);
        assertThat(visit.get(path.replace("{id}", Long.toString(mine.id()))).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/w/", "/videos/embed/"})
    void pagesOfAPrivateVideoAreTheOwnersAlone(String page) {
        var address = page + mine.shortUuid();
        var visitor = visit.get(address);
        assertThat(visitor.statusCode()).isIn(302, 401);
        assertThat(visitor.body()).doesNotContain("Okapi");
        var stranger = visit.get(address, "Cookie", library.cookie(other));
        assertThat(stranger.statusCode()).isEqualTo(403);
        assertThat(stranger.body()).doesNotContain("Okapi");
        var own = visit.get(address, "Cookie", library.cookie(owner));
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.body()).contains("Okapi secret").doesNotContain("magnet:");
        assertThat(own.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(own.headers().firstValue("X-Robots-Tag")).contains("noindex");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/search?search=okapi",
                "/c/{channel}",
                "/a/{account}",
                "/sitemap.xml",
                "/feeds/videos.xml",
                "/feeds/videos.atom?accountName={account}",
                "/feeds/videos.json?videoChannelName={channel}",
                "/api/v1/videos?search=okapi",
                "/api/v1/search/videos?search=okapi",
                "/api/v1/video-channels/{channel}/videos",
                "/api/v1/accounts/{account}/videos",
                "/api/v1/overviews/videos"
            })
    void noListShowsWhatIsNotPublicNotEvenToItsOwner(String path) {
        var address = path.replace("{channel}", owner.handle()).replace("{account}", owner.username());
        var bodies = address.startsWith("/api")
                ? List.of(visit.get(address), visit.get(address, "Authorization", library.bearer(owner)))
                : List.of(visit.get(address), visit.get(address, "Cookie", library.cookie(owner)));
        for (var answer : bodies) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("Okapi", mine.shortUuid(), unlisted.shortUuid());
        }
    }

    @Test
    void anUnlistedVideoIsSeenByItsLinkAndNotIndexed() {
        var page = visit.get("/w/" + unlisted.shortUuid());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<meta name=\"robots\" content=\"noindex\">", "Unlisted");
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex");
    }

    @Test
    void theWatchPageByUuidLeadsToTheShortFormOnlyForThoseWhoMaySee() {
        assertThat(visit.get("/w/" + unlisted.uuid() + "?start=5s").headers().firstValue("Location"))
                .contains("/w/" + unlisted.shortUuid() + "?start=5s");
        assertThat(visit.get("/w/" + mine.uuid())
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .doesNotContain(mine.shortUuid());
        assertThat(visit.get("/w/" + unlisted.id()).statusCode()).isEqualTo(404);
        assertThat(visit.get("/w/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void embeddingIsOfferedForWhatStrangersMaySee() {
        assertThat(oembed(visit.site() + "/w/" + mine.shortUuid())).isIn(401, 403);
        assertThat(oembed(visit.site() + "/w/" + unlisted.shortUuid())).isEqualTo(200);
        assertThat(oembed(visit.site() + "/w/1111111111111111111111")).isEqualTo(404);
        assertThat(oembed("https://elsewhere.example/w/" + unlisted.shortUuid()))
                .isEqualTo(400);
        assertThat(oembed(visit.site() + "/c/" + owner.handle())).isEqualTo(400);
    }

    private int oembed(String url) {
        return visit.get("/services/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8))
                .statusCode();
    }

    @Test
    void onlyTheOwnerReadsWhyAVideoFailed() {
        var failed = library.clip(owner, "Broken", "PUBLIC", "TRANSCODING_FAILED", "", List.of());
        assertThat(visit.get("/w/" + failed.shortUuid()).statusCode()).isEqualTo(404);
        var own = visit.get("/w/" + failed.shortUuid(), "Cookie", library.cookie(owner));
        assertThat(own.body()).contains("It has no picture.", "/studio/videos/" + failed.shortUuid());
        assertThat(own.body()).doesNotContain("http-equiv=\"refresh\"");
    }

    @Test
    void aVideoInPreparationLooksAgainByItself() {
        var soon = library.clip(owner, "Soon", "PUBLIC", "TO_TRANSCODE", "", List.of());
        assertThat(visit.get("/w/" + soon.shortUuid()).body())
                .contains("http-equiv=\"refresh\"", "being prepared")
                .doesNotContain("id=\"video\"");
    }

    @Test
    void olderAddressesLeadOn() {
        assertThat(location("/videos/watch/" + unlisted.uuid() + "?start=1m"))
                .isEqualTo("/w/" + unlisted.shortUuid() + "?start=1m");
        assertThat(location("/videos/" + unlisted.shortUuid())).isEqualTo("/w/" + unlisted.shortUuid());
        assertThat(location("/video-channels/" + owner.handle() + "/videos")).isEqualTo("/c/" + owner.handle());
        assertThat(location("/accounts/" + owner.username())).isEqualTo("/a/" + owner.username());
        assertThat(location("/@" + owner.username())).isEqualTo("/a/" + owner.username());
        assertThat(location("/@" + owner.handle())).isEqualTo("/c/" + owner.handle());
        assertThat(visit.get("/accounts/%2F%2Felsewhere.example").statusCode()).isIn(400, 404);
    }

    private String location(String path) {
        var answer = visit.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(301);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
