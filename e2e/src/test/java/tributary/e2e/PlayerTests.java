package tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the player does among other viewers: changes of quality, the viewer's switch, a viewer that sends wrong bytes,
/// and browsers that lack what sharing needs. The seeder is off, so that only viewers are peers.
class PlayerTests {

    private static final int SECONDS = 40;
    private static final Duration SOON = Duration.ofSeconds(30);

    private static RunningSite site;
    private static String video;

    @BeforeAll
    static void publish() {
        site = RunningSite.start("player", Map.of("TRIBUTARY_SEEDER_MODE", "off"));
        var api = Api.administrator(site);
        var uuid = api.upload(SampleVideos.mp4(SECONDS, 360, "1M"), "Watched together");
        video = api.awaitPublished(uuid, 2).get("shortUUID").asString();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void qualityChangesAmongPeersAndBackWithoutAWrongByte() {
        try (var chromium = new Chromium()) {
            var first = WatchPage.open(chromium.newViewer("first"), site, video);
            var second = WatchPage.open(chromium.newViewer("second"), site, video);
            awaitViewers(first, 1);
            for (var height : new int[] {240, 360}) {
                choose(first.page(), height);
                choose(second.page(), height);
                awaitPicture(first.page(), height);
                awaitPicture(second.page(), height);
            }
            Await.condition(
                    "a viewer brought bytes",
                    SOON,
                    () -> first.bytes().peers() + second.bytes().peers() > 0);
            assertThat(first.hashFailures() + second.hashFailures()).isZero();
        }
    }

    @Test
    void whoDoesNotShareHasNoConnectionAndStaysSo() {
        try (var chromium = new Chromium()) {
            var other = WatchPage.open(chromium.newViewer("other"), site, video).awaitMotion();
            var page = chromium.newViewer("private");
            PeerConnections.count(page);
            var viewer = WatchPage.open(page, site, video);
            awaitViewers(viewer, 1);

            page.locator("[data-sharing] label").click();
            Await.condition("nobody is connected", SOON, () -> PeerConnections.connected(page) == 0);
            awaitViewers(other, 0);
            assertThat(viewer.stats()).containsEntry("state", "refused");

            page.reload();
            viewer.play().awaitMotion();
            Await.condition("half of it has come by HTTP", SOON, () -> viewer.time() > 5);
            assertThat(PeerConnections.constructed(page)).isZero();
            assertThat(viewer.stats()).containsEntry("state", "refused");
            assertThat(page.locator("[data-sharing] input").isChecked()).isFalse();
        }
    }

    @Test
    void viewerThatSendsWrongBytesIsLeftAndNobodySeesThem() {
        try (var chromium = new Chromium()) {
            var liarsPage = chromium.newViewer("liar");
            liarsPage.addInitScript(CORRUPT_BLOCKS);
            WatchPage.open(liarsPage, site, video).awaitMotion();
            Await.condition(
                    "the liar has more than the other will fetch at the start",
                    SOON,
                    () -> WatchPage.on(liarsPage).time() > 8);

            var viewer = WatchPage.open(chromium.newViewer("honest"), site, video);
            Await.condition("the wrong piece was noticed", SOON, () -> viewer.hashFailures() == 1);
            awaitViewers(viewer, 0);
            viewer.awaitEnd(Duration.ofSeconds(3 * SECONDS));
            assertThat(viewer.hashFailures()).isOne();
            assertThat(viewer.stats()).containsEntry("starved", 0);
        }
    }

    @Test
    void playsByHttpWhereTheBrowserHasNoPeerConnections() {
        try (var chromium = new Chromium()) {
            var page = chromium.newViewer("without WebRTC");
            page.addInitScript("delete window.RTCPeerConnection; delete window.webkitRTCPeerConnection;");
            var viewer = WatchPage.open(page, site, video).awaitMotion();
            assertThat(viewer.stats()).containsEntry("state", "unavailable");
            assertThat(page.locator("[data-sharing]").isVisible()).isFalse();
        }
    }

    @Test
    void playsInTheBrowsersOwnWayWhereItCannotBeFed() {
        try (var chromium = new Chromium()) {
            var page = chromium.newViewer("without media source");
            page.addInitScript("delete window.MediaSource; delete window.ManagedMediaSource;");
            var viewer = WatchPage.open(page, site, video).awaitMotion();
            assertThat(viewer.stats()).containsEntry("state", "native");
        }
    }

    @Test
    void keysAndButtonsMoveThePicture() {
        try (var chromium = new Chromium()) {
            var page = chromium.newViewer("keyboard");
            var viewer = WatchPage.open(page, site, video).awaitMotion();
            page.keyboard().press("k");
            Await.condition("it is paused", SOON, () -> paused(page));
            page.keyboard().press("5");
            Await.condition("it is at the half", SOON, () -> Math.abs(viewer.time() - SECONDS / 2.0) < 1);
            page.locator("[data-play]").click();
            Await.condition("it plays on", SOON, () -> viewer.time() > SECONDS / 2.0 + 1);
            assertThat(page.locator("[data-play]").getAttribute("aria-label")).isEqualTo("Pause");
        }
    }

    private static void choose(Page page, int height) {
        page.locator(".player").hover();
        page.locator("[data-quality] > button").click();
        page.locator("[role=menuitemradio]", new Page.LocatorOptions().setHasText(height + "p"))
                .click();
    }

    private static void awaitPicture(Page page, int height) {
        Await.condition(
                "the picture has " + height + " lines",
                SOON,
                () -> ((Number) page.evaluate("document.querySelector('#video').videoHeight")).intValue() == height);
    }

    private static void awaitViewers(WatchPage page, int count) {
        Await.condition(
                "other viewers connected: " + count,
                SOON,
                () -> Objects.equals(page.stats().get("viewers"), count));
    }

    private static boolean paused(Page page) {
        return (Boolean) page.evaluate("document.querySelector('#video').paused");
    }

    /// Every whole block that leaves the page has one wrong byte.
    private static final String CORRUPT_BLOCKS = """
            const send = RTCDataChannel.prototype.send;
            RTCDataChannel.prototype.send = function (data) {
              if (data.byteLength !== 16384) return send.call(this, data);
              const bytes = new Uint8Array(data.buffer ?? data, data.byteOffset ?? 0, 16384).slice();
              bytes[100] ^= 0xff;
              return send.call(this, bytes);
            };
            """;
}
