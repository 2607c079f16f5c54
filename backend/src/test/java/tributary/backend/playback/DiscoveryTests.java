package tributary.backend.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tributary.backend.SiteTest;

/// What other programs read to find and embed videos.
@SiteTest
@Import(Library.class)
class DiscoveryTests {

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
    void theSiteCallsItselfByItsOwnName() {
        var href = visit.json("/.well-known/nodeinfo")
                .path("links")
                .path(0)
                .path("href")
                .asString();
        assertThat(href).startsWith(visit.site());
        var nodeInfo = visit.json(href.substring(visit.site().length()));
        assertThat(nodeInfo.path("software").path("name").asString()).isEqualTo("tributary");
        assertThat(nodeInfo.path("version").asString()).isEqualTo("2.0");
        assertThat(nodeInfo.path("openRegistrations").isBoolean()).isTrue();
        assertThat(nodeInfo.path("usage").path("users").path("total").asLong()).isPositive();
    }

    @Test
    void searchEnginesAreToldWhereToGo() {
        var clip = library.clip(library.person(), "Indexed");
        assertThat(visit.get("/robots.txt", "Accept", "text/html").body())
                .contains("Disallow: /api/", "Sitemap: " + visit.site() + "/sitemap.xml");
        assertThat(visit.get("/sitemap.xml", "Accept", "text/html").body())
                .contains("<loc>" + visit.site() + "/w/" + clip.shortUuid() + "</loc>");
    }

    @Test
    void thePageSaysWhereItsEmbeddingIsDescribed() {
        var clip = library.clip(library.person(2, "x", "River notes"), "A title");
        var page = visit.get("/w/" + clip.shortUuid()).body();
        var url = visit.site() + "/services/oembed?url="
                + URLEncoder.encode(visit.site() + "/w/" + clip.shortUuid(), StandardCharsets.UTF_8);
        assertThat(page).contains("type=\"application/json+oembed\" href=\"" + url + "\"");
        var answer = visit.get(url.substring(visit.site().length()));
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        var oembed = Visit.parse(answer.body());
        assertThat(oembed.path("type").asString()).isEqualTo("video");
        assertThat(oembed.path("title").asString()).isEqualTo("A title");
        assertThat(oembed.path("author_name").asString()).isEqualTo("River notes");
        assertThat(oembed.path("width").asInt()).isEqualTo(560);
        assertThat(oembed.path("html").asString()).contains(visit.site() + "/videos/embed/" + clip.shortUuid());
        assertThat(visit.get(url.substring(visit.site().length()) + "&format=xml")
                        .statusCode())
                .isEqualTo(501);
    }

    @Test
    void feedsOfAChannelHoldItsVideosWithAFile() {
        var person = library.person();
        var clip = library.clip(person, "In the feed");
        library.clip(library.person(), "Somebody else's");
        for (var format : new String[] {"xml", "rss", "rss2", "atom", "atom1", "json", "json1"}) {
            var feed = visit.get("/feeds/videos." + format + "?videoChannelId=" + person.channelId());
            assertThat(feed.statusCode()).as(format).isEqualTo(200);
            assertThat(feed.body())
                    .contains("In the feed", clip.shortUuid(), clip.fileUuid() + "-720-fragmented.mp4")
                    .doesNotContain("Somebody else");
        }
        assertThat(visit.get("/feeds/videos.xml?videoChannelId=999999").statusCode())
                .isEqualTo(404);
        assertThat(visit.get("/feeds/videos.exe").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsAskedAboutTheSiteIsAnswered() {
        assertThat(visit.json("/api/v1/config/about")
                        .path("instance")
                        .path("name")
                        .asString())
                .isEqualTo("Tributary");
        assertThat(visit.json("/api/v1/server/stats").path("totalLocalVideos").isNumber())
                .isTrue();
        assertThat(visit.json("/api/v1/videos/categories").path("15").asString())
                .isEqualTo("Science & Technology");
        assertThat(visit.json("/api/v1/videos/privacies").path("3").asString()).isEqualTo("Private");
        assertThat(visit.json("/api/v1/videos/languages").path("de").asString()).isEqualTo("German");
        assertThat(visit.json("/api/v1/videos/licences").isObject()).isTrue();
        assertThat(visit.json("/api/v1/overviews/videos?page=1")
                        .path("categories")
                        .isArray())
                .isTrue();
    }
}
