package tributary.backend.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tributary.backend.SiteTest;

/// What a program without scripts sees of a page that somebody shared: title, picture and player.
@SiteTest
@Import(Library.class)
class SharedPageTests {

    private static final Pattern LINKED_DATA =
            Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);

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
    void previewsShowTitlePictureAndPlayer() {
        var clip = library.clip(library.person(), "Shared by a friend");
        var page = visit.get("/w/" + clip.shortUuid()).body();
        var embed = visit.site() + "/videos/embed/" + clip.shortUuid();
        assertThat(meta(page, "property", "og:title")).isEqualTo("Shared by a friend");
        assertThat(meta(page, "property", "og:type")).isEqualTo("video");
        assertThat(meta(page, "property", "og:url")).isEqualTo(visit.site() + "/w/" + clip.shortUuid());
        assertThat(meta(page, "property", "og:video:url")).isEqualTo(embed);
        assertThat(meta(page, "name", "twitter:card")).isEqualTo("player");
        assertThat(meta(page, "name", "twitter:player")).isEqualTo(embed);
        var picture = meta(page, "property", "og:image");
        assertThat(picture).startsWith(visit.site() + "/media/").isEqualTo(meta(page, "name", "twitter:image"));
        assertThat(visit.get("/videos/embed/" + clip.shortUuid()).statusCode()).isEqualTo(200);
        assertThat(visit.get("/videos/embed/" + clip.uuid()).statusCode()).isEqualTo(200);
    }

    @Test
    void searchEnginesReadAVideoObject() {
        var clip = library.clip(library.person(2, "x", "River notes"), "Found by a search");
        var video = linkedData(visit.get("/w/" + clip.shortUuid()).body());
        assertThat(video.path("@type").asString()).isEqualTo("VideoObject");
        assertThat(video.path("name").asString()).isEqualTo("Found by a search");
        assertThat(video.path("thumbnailUrl").asString()).startsWith(visit.site() + "/media/");
        assertThat(video.path("embedUrl").asString()).isEqualTo(visit.site() + "/videos/embed/" + clip.shortUuid());
        assertThat(video.path("duration").asString()).startsWith("PT");
        assertThat(video.path("uploadDate").asString()).endsWith("Z");
        assertThat(video.path("author").path("name").asString()).isEqualTo("River notes");
        assertThat(video.path("interactionStatistic")
                        .path("userInteractionCount")
                        .isIntegralNumber())
                .isTrue();
    }

    @Test
    void embeddingKeepsTheMomentAndTheLimitsThatWereAskedFor() {
        var clip = library.clip(library.person(), "Embedded");
        var watch = visit.site() + "/w/" + clip.shortUuid() + "?t=1m5s&autoplay=1&evil=%22%3E";
        var asked = "/services/oembed?url=" + URLEncoder.encode(watch, StandardCharsets.UTF_8);
        var whole = visit.json(asked);
        assertThat(whole.path("html").asString())
                .contains("/videos/embed/" + clip.shortUuid() + "?start=1m5s&amp;autoplay=1\"");
        assertThat(whole.path("thumbnail_url").asString()).startsWith(visit.site() + "/media/");
        var small = visit.json(asked + "&maxwidth=100&maxheight=80");
        assertThat(small.path("width").asInt()).isEqualTo(100);
        assertThat(small.path("height").asInt()).isEqualTo(80);
    }

    @Test
    void atTheEndTheChannelsNextVideoIsOffered() {
        var person = library.person();
        var first = library.clip(person, "Part one");
        var second = library.clip(person, "Part two");
        library.clip(library.person(), "Somebody else's");
        assertThat(visit.get("/w/" + first.shortUuid()).body())
                .contains("\"next\":{\"url\":\"/w/" + second.shortUuid() + "\",\"title\":\"Part two\"");
    }

    private static String meta(String page, String attribute, String name) {
        var tag = Pattern.compile("<meta " + attribute + "=\"" + Pattern.quote(name) + "\" content=\"([^\"]*)\"")
                .matcher(page);
        assertThat(tag.find()).as(name).isTrue();
        return Objects.requireNonNull(tag.group(1));
    }

    private static JsonNode linkedData(String page) {
        var script = LINKED_DATA.matcher(page);
        assertThat(script.find()).isTrue();
        return Visit.parse(Objects.requireNonNull(script.group(1)));
    }
}
