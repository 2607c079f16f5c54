package tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Browsers that lack something, played by taking it away.
class EverywhereTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern WITHOUT_SCRIPTS = Pattern.compile("<noscript><video [^>]*src=\"([^\"]+)\"");

    private static RunningSite site;
    private static String video;

    @BeforeAll
    static void publish() {
        site = RunningSite.start("everywhere", Map.of("TRIBUTARY_SEEDER_MODE", "off"));
        var api = Api.administrator(site);
        var uuid = api.upload(SampleVideos.mp4(20, 360, "1M"), "Everywhere");
        video = api.awaitPublished(uuid, 2).get("shortUUID").asString();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /// iPhones have no MediaSource, only ManagedMediaSource.
    @Test
    void isFedWhereOnlyManagedMediaSourceExists() {
        try (var chromium = new Chromium()) {
            var page = chromium.newPhone("iPhone");
            page.addInitScript("""
                    window.ManagedMediaSource = MediaSource;
                    delete window.MediaSource;
                    """);
            var viewer = WatchPage.open(page, site, video).awaitMotion();
            assertThat(viewer.stats().get("state")).isNotEqualTo("native");
            Await.condition("it is fed by the page", SOON, () -> viewer.bytes().http() > 0);
        }
    }

    @Test
    void theBrowserPlaysThePlaylistWhereItCanAndThePageCannotFeedIt() {
        try (var chromium = new Chromium()) {
            var page = chromium.newViewer("native");
            page.addInitScript("""
                    delete window.MediaSource;
                    HTMLMediaElement.prototype.canPlayType = type => type.includes('mpegurl') ? 'maybe' : '';
                    """);
            page.navigate(site.address("/w/" + video));
            Await.condition(
                    "it has the playlist",
                    SOON,
                    () -> ((String) page.evaluate("document.querySelector('#video').src")).endsWith("-master.m3u8"));
            assertThat(page.locator("[data-quality]").isVisible()).isFalse();
        }
    }

    @Test
    void aFileOfTheMiddleRungIsThereWhereNoScriptRuns() throws IOException, InterruptedException {
        var source = WITHOUT_SCRIPTS.matcher(site.get("/w/" + video).body());
        assertThat(source.find()).isTrue();
        assertThat(source.group(1)).endsWith("-240-fragmented.mp4");
        assertThat(site.get(source.group(1)).statusCode()).isEqualTo(200);
    }
}
