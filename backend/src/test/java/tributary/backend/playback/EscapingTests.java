package tributary.backend.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
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

/// Titles, descriptions, tags and names that try to become markup.
@SiteTest
@Import(Library.class)
class EscapingTests {

    private static final String ATTACK =
            "</script><img src=x onerror=alert(1)>\"'><svg onload=alert(2)>${7*7}[[${9*9}]]";
    private static final Pattern LD =
            Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern CONFIG =
            Pattern.compile("<script type=\"application/json\" id=\"player-config\">(.*?)</script>", Pattern.DOTALL);

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
        person = library.person(2, ATTACK, ATTACK);
        clip = library.clip(
                person,
                "River " + ATTACK,
                "PUBLIC",
                "PUBLISHED",
                ATTACK
                        + " javascript:alert(3) https://example.org/?a=\"onmouseover=alert(4)&b=1 https://example.org/<b>",
                List.of("tag\"><img src=x>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/w/{video}",
                "/videos/embed/{video}",
                "/c/{channel}",
                "/a/{account}",
                "/search?search=river",
                "/search?search={attack}",
                "/search?search={attack}&start={attack}",
                "/?after={attack}",
                "/w/{video}?start={attack}&title={attack}",
                "/c/{attack}",
                "/w/{attack}",
                "/videos/watch/{attack}"
            })
    void nothingThatPeopleWriteBecomesMarkup(String path) {
        var attack = URLEncoder.encode(ATTACK.replace("/", ""), StandardCharsets.UTF_8)
                .replace("+", "%20");
        var page = visit.get(path.replace("{video}", clip.shortUuid())
                .replace("{channel}", person.handle())
                .replace("{account}", person.username())
                .replace("{attack}", attack));
        assertThat(page.body())
                .doesNotContain("<img src=x", "<svg onload", "onerror=alert(1)>", "<b>")
                .doesNotContain("River 49", "[[81]]");
        assertThat(page.body().replaceAll("(?s)<script type=\"application/.*?</script>", ""))
                .doesNotContain("\"onmouseover", "href=\"javascript");
    }

    @Test
    void dataInScriptElementsEndsWhereItShould() {
        var page = visit.get("/w/" + clip.shortUuid()).body();
        for (var pattern : List.of(LD, CONFIG)) {
            var matcher = pattern.matcher(page);
            assertThat(matcher.find()).isTrue();
            assertThat(matcher.group(1)).doesNotContain("<", ">");
            var parsed = Visit.parse(matcher.group(1));
            var name = parsed.has("name")
                    ? parsed.path("name")
                    : parsed.path("video").path("name");
            assertThat(name.asString()).isEqualTo("River " + ATTACK);
        }
    }

    @Test
    void addressesInDescriptionsBecomeLinksThatLeadNowhereElse() {
        var page = visit.get("/w/" + clip.shortUuid()).body();
        assertThat(page).contains("rel=\"nofollow noopener ugc\"", "href=\"https://example.org/?a=\"");
        assertThat(page).doesNotContain("href=\"javascript:");
    }

    @Test
    void theFrameOfferedToOtherSitesHoldsItsTitleAsText() {
        var url = URLEncoder.encode(visit.site() + "/w/" + clip.shortUuid(), StandardCharsets.UTF_8);
        var html = visit.json("/services/oembed?url=" + url + "&maxwidth=320&maxheight=9999")
                .path("html")
                .asString();
        assertThat(html).startsWith("<iframe ").endsWith("></iframe>").contains("width=\"320\"", "height=\"315\"");
        assertThat(html.substring(1)).doesNotContain("<img", "<svg");
        assertThat(html.indexOf('<', 1)).isEqualTo(html.length() - "</iframe>".length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feeds/videos.xml", "/feeds/videos.atom", "/sitemap.xml"})
    void feedsAreWellFormed(String path) throws Exception {
        var body = visit.get(path + "?accountName=" + person.username()).body();
        var document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("img").getLength()).isZero();
        assertThat(body).contains(clip.shortUuid());
    }

    @Test
    void theJsonFeedCarriesTextAsText() {
        var feed = visit.json("/feeds/videos.json?accountName=" + person.username());
        assertThat(feed.path("items").path(0).path("title").asString()).isEqualTo("River " + ATTACK);
        assertThat(feed.path("items")
                        .path(0)
                        .path("attachments")
                        .path(0)
                        .path("url")
                        .asString())
                .startsWith(visit.site() + "/media/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/w/{video}", "/videos/embed/{video}", "/c/{channel}", "/search?search=river"})
    void pagesHoldNoScriptOrStyleThatThePolicyWouldRefuse(String path) {
        var page = visit.get(path.replace("{video}", clip.shortUuid()).replace("{channel}", person.handle()));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains(
                        "script-src 'self'",
                        path.startsWith("/videos/embed") ? "frame-ancestors *" : "frame-ancestors 'none'");
        assertThat(page.body()).doesNotContain(" style=\"", "<style", " onclick=", "src=\"http");
        assertThat(page.body().replaceAll("<script (type=\"module\" src|type=\"application/)", ""))
                .doesNotContain("<script");
    }
}
