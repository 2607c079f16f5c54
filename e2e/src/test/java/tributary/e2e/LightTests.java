package tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the watch page costs before its first frame, and that nothing on it moves.
class LightTests {

    private static final int MOST_BYTES = 150_000;
    private static final Duration SOON = Duration.ofSeconds(20);

    private static RunningSite site;
    private static String video;

    @BeforeAll
    static void publish() {
        site = RunningSite.start("light", Map.of("TRIBUTARY_SEEDER_MODE", "off"));
        var api = Api.administrator(site);
        var uuid = api.upload(SampleVideos.mp4(20, 360, "1M"), "Light");
        api.caption(uuid, "en", "WEBVTT\n\n00:00.000 --> 00:20.000\nWords\n");
        video = api.awaitPublished(uuid, 2).get("shortUUID").asString();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /// Every script that was asked for before the first frame counts, as a browser gets it that takes brotli, and every
    /// script that stands in the page.
    @Test
    void scriptsBeforeTheFirstFrameAreSmall() throws IOException, InterruptedException {
        try (var chromium = new Chromium()) {
            var page = chromium.newViewer("counting");
            page.addInitScript(FIRST_FRAME);
            page.navigate(site.address("/w/" + video));
            Await.condition(
                    "the first frame is there", SOON, () -> (Boolean) page.evaluate("window.atFirstFrame !== null"));
            var before = scriptsBefore(page);
            var bytes = ((Number) page.evaluate("window.atFirstFrame.inline")).longValue();
            for (var address : before) {
                bytes += brotli(address);
            }
            assertThat(before).as("scripts before the first frame").hasSize(2);
            assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
            System.out.println("scripts before the first frame: " + bytes + " bytes in " + before);
            Await.condition("the rest is loaded afterwards", SOON, () -> (Boolean) page.evaluate(LATER_IS_THERE));
        }
    }

    @Test
    void nothingMovesWhileThePageLoadsAndPlays() {
        try (var chromium = new Chromium()) {
            for (var page : List.of(chromium.newViewer("desktop"), chromium.newPhone("phone"))) {
                page.addInitScript(SHIFTS);
                var viewer = WatchPage.open(page, site, video).awaitMotion();
                Await.condition("it plays for a while", SOON, () -> viewer.time() > 4);
                assertThat((List<?>) page.evaluate("window.shifts")).isEmpty();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> scriptsBefore(Page page) {
        return (List<String>) page.evaluate("window.atFirstFrame.scripts");
    }

    private static long brotli(String address) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .header("Accept-Encoding", "br")
                    .build();
            return http.send(request, BodyHandlers.ofByteArray()).body().length;
        }
    }

    private static final String FIRST_FRAME = """
            window.atFirstFrame = null;
            addEventListener('DOMContentLoaded', () => {
              document.querySelector('#video').addEventListener('loadeddata', () => {
                const executable = [...document.scripts].filter(({ type }) => !type.includes('json'));
                window.atFirstFrame = {
                  scripts: performance.getEntriesByType('resource').map(({ name }) => name).filter(name => new URL(name).pathname.endsWith(".js")),
                  inline: executable.reduce((sum, { text }) => sum + text.length, 0),
                };
              }, { once: true, capture: true });
            });
            """;

    private static final String LATER_IS_THERE = """
            performance.getEntriesByType('resource').some(({ name }) => name.includes('/player-later'))
              && document.querySelector('[data-cues]') !== null
            """;

    /// What moved, from where to where, so that a failure names it.
    private static final String SHIFTS = """
            window.shifts = [];
            const place = ({ x, y, width, height }) => `${x},${y} ${width}x${height}`;
            new PerformanceObserver(list => {
              for (const { value, hadRecentInput, sources } of list.getEntries()) {
                if (hadRecentInput) continue;
                const moved = sources.map(({ node, previousRect, currentRect }) =>
                  `${node?.outerHTML?.slice(0, 120) ?? node?.nodeName}: ${place(previousRect)} -> ${place(currentRect)}`);
                window.shifts.push(`${value}: ${moved.join('; ')}`);
              }
            }).observe({ type: 'layout-shift', buffered: true });
            """;
}
