package tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Captions, storyboard, chapters and the place where somebody stopped: from the creator's pages and the transcoder to
/// the player, in one browser.
class ExtrasTests {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SUBTITLES = "1\r\n00:00:00,500 --> 00:00:38,000\r\n<i>Grüße</i> <script>x</script>\r\n";

    @Test
    void whatACreatorAddsIsInThePlayerAndTheViewerGoesOnWhereTheyStopped() {
        try (var site = RunningSite.start("extras", Map.of("TRIBUTARY_SEEDER_MODE", "off"));
                var chromium = new Chromium()) {
            var api = Api.administrator(site);
            var uuid = api.upload(
                    SampleVideos.mp4(40, 360, "1M"),
                    Map.of("name", "Everything", "privacy", "1", "description", "0:00 Start\n0:20 Middle"));
            var video = api.awaitPublished(uuid, 2).get("shortUUID").asString();
            var page = chromium.newViewer("creator");
            signIn(page, site);

            page.navigate(site.address("/studio/videos/" + video));
            page.locator("#caption-language").selectOption("de");
            page.locator("#caption-file")
                    .setInputFiles(new FilePayload(
                            "german.srt", "text/plain", SUBTITLES.getBytes(StandardCharsets.ISO_8859_1)));
            page.locator("#captions form[enctype] button").click();
            assertThat(page.locator("#captions [data-captions=de]").count()).isOne();
            assertThat(page.locator(".flash").innerText()).contains("German");
            page.locator("#caption-file")
                    .setInputFiles(new FilePayload(
                            "film.srt", "text/plain", "not a subtitle".getBytes(StandardCharsets.UTF_8)));
            page.locator("#captions form[enctype] button").click();
            assertThat(page.locator("#captions [role=alert]").innerText()).contains("Line 1");

            var viewer = WatchPage.open(page, site, video).awaitMotion();
            Await.condition(
                    "the player offers the captions",
                    SOON,
                    () -> page.locator("track[srclang=de]").count() == 1);
            var text = page.evaluate("async () => (await fetch(document.querySelector('track').src)).text()");
            assertThat((String) text)
                    .startsWith("WEBVTT")
                    .contains("<i>Grüße</i> x")
                    .doesNotContain("script");
            assertThat(sheet(page)).as("tiles of 160 by 90, a second apart").isEqualTo("1920x360 of 40");

            page.locator("a[data-start='20']").first().click();
            Await.condition("the link leads there in place", SOON, () -> viewer.time() > 22);
            page.evaluate("document.querySelector('#video').pause()");
            var left = viewer.time();
            Await.condition("the site knows the place", SOON, () -> Math.abs(remembered(api, uuid) - left) < 2);

            page.reload();
            var again = WatchPage.on(page);
            Await.condition("there is a picture", SOON, () ->
                    (Boolean) page.evaluate("document.querySelector('#video').readyState >= 2"));
            assertThat(again.time()).as("begins where it was left").isCloseTo(left, within(2.5));
            page.navigate(site.address("/my/history"));
            assertThat(page.locator(".history-entry .watched").getAttribute("value"))
                    .isBetween("50", "70");
        }
    }

    private static void signIn(Page page, RunningSite site) {
        page.navigate(site.address("/login"));
        page.locator("#main input[type=text]").first().fill("admin");
        page.locator("#main input[type=password]").fill(RunningSite.ADMIN_PASSWORD);
        page.locator("#main form button[type=submit]").first().click();
        page.waitForURL(address -> !address.endsWith("/login"));
    }

    private static int remembered(Api api, String uuid) {
        return api.get("/api/v1/videos/" + uuid)
                .path("userHistory")
                .path("currentTime")
                .asInt();
    }

    /// The size of the storyboard as the browser sees it, and how many tiles the page speaks of.
    private static String sheet(Page page) {
        return Objects.toString(page.evaluate("""
                async () => {
                  const { storyboard } = JSON.parse(document.querySelector("#player-config").textContent);
                  const image = new Image();
                  image.src = storyboard.url;
                  await image.decode();
                  return `${image.naturalWidth}x${image.naturalHeight} of ${storyboard.count}`;
                }
                """));
    }
}
