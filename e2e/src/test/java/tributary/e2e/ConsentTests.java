package tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Nobody is connected to anybody before others watch and the viewer has said yes. The seeder runs: it counts as
/// somebody too.
class ConsentTests {

    private static final int SECONDS = 60;
    /// Bytes per second that a page may give on the site that limits it.
    private static final int UPLOAD = 30_000;

    private static final Duration SOON = Duration.ofSeconds(30);

    private static RunningSite site;
    private static Api api;
    private static String uuid;
    private static String video;

    @BeforeAll
    static void publish() {
        site = RunningSite.start("consent", Map.of());
        api = Api.administrator(site);
        uuid = api.upload(SampleVideos.mp4(SECONDS, 240, "500k"), "Asked before it is shared");
        video = api.awaitPublished(uuid, 1).get("shortUUID").asString();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void pageThatIsAloneMakesNoConnectionUntilAnotherWatches() {
        try (var chromium = new Chromium()) {
            var first = counted(chromium, "first");
            var viewer = WatchPage.open(first, site, video).awaitMotion();
            Await.condition("it has played a while", SOON, () -> viewer.time() > 6);
            assertThat(viewer.state()).isEqualTo("alone");
            assertThat(PeerConnections.constructed(first)).isZero();

            var second = counted(chromium, "second");
            var other = WatchPage.open(second, site, video);
            Await.condition("both are connected", SOON, () -> viewer.viewers() == 1 && other.viewers() == 1);

            second.close();
            Await.condition("the gate is closed again", SOON, () -> "alone".equals(viewer.state()));
            assertThat(PeerConnections.connected(first)).isZero();
            var before = PeerConnections.constructed(first);
            var at = viewer.time();
            Await.condition("it plays on", SOON, () -> viewer.time() > at + 3);
            assertThat(PeerConnections.constructed(first)).isEqualTo(before);
        }
    }

    @Test
    void noticeIsThereWithinASecondOfTheFirstFrameAndTakesNothing() {
        try (var chromium = new Chromium()) {
            var page = chromium.newViewer("asked");
            page.addInitScript(TIME_OF_NOTICE);
            var viewer = WatchPage.visit(page, site, video).awaitMotion();
            Await.condition("the page asks", SOON, viewer::asks);
            assertThat(((Number) page.evaluate("window.noticeAt - window.firstFrameAt")).doubleValue())
                    .isBetween(0.0, 1000.0);
            assertThat(page.evaluate("document.activeElement === document.body"))
                    .isEqualTo(true);

            var notice = page.locator("[data-consent]");
            assertThat(notice.locator("p").first().innerText())
                    .isEqualTo("While you share, other viewers of this video will see your IP address.");
            assertThat(notice.locator("button").allInnerTexts())
                    .containsExactly("Allow sharing", "Don't share", "More");
            assertThat(notice.getAttribute("aria-label")).isNotEmpty();
            viewer.answer("More");
            assertThat(notice.innerText()).contains("no other server takes part");
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("More"))
                            .getAttribute("aria-expanded"))
                    .isEqualTo("true");
        }
    }

    @Test
    void whoHasNotAnsweredIsConnectedToNobodyHoweverManyWatch() {
        try (var chromium = new Chromium()) {
            var silent = counted(chromium, "silent");
            var viewer = WatchPage.visit(silent, site, video).awaitMotion();
            WatchPage.open(counted(chromium, "willing"), site, video).awaitMotion();
            var at = viewer.time();
            Await.condition("it plays on", SOON, () -> viewer.time() > at + 6);
            assertThat(viewer.state()).isEqualTo("unanswered");
            assertThat(viewer.asks()).isTrue();
            assertThat(PeerConnections.constructed(silent)).isZero();
        }
    }

    @Test
    void refusedStaysRefusedAndTheSwitchTakesItBack() {
        try (var chromium = new Chromium()) {
            var willing = WatchPage.open(counted(chromium, "willing"), site, video);
            var page = counted(chromium, "refusing");
            var viewer = WatchPage.visit(page, site, video).awaitMotion();
            Await.condition("the page asks", SOON, viewer::asks);
            viewer.answer("Don't share");
            assertThat(viewer.asks()).isFalse();

            page.reload();
            viewer.play().awaitMotion();
            Await.condition("it has played a while", SOON, () -> viewer.time() > 4);
            assertThat(viewer.state()).isEqualTo("refused");
            assertThat(viewer.asks()).isFalse();
            assertThat(PeerConnections.constructed(page)).isZero();

            page.locator("[data-sharing] label").click();
            Await.condition("both are connected", SOON, () -> viewer.viewers() == 1 && willing.viewers() == 1);
        }
    }

    @Test
    void connectionThatSavesDataSharesOnlyIfItsViewerSaysSo() {
        try (var chromium = new Chromium()) {
            WatchPage.open(counted(chromium, "willing"), site, video);
            var page = counted(chromium, "saving");
            page.addInitScript("Object.defineProperty(navigator.connection, 'saveData', { get: () => true })");
            var viewer = WatchPage.visit(page, site, video).awaitMotion();
            Await.condition("it has played a while", SOON, () -> viewer.time() > 4);
            assertThat(viewer.state()).isEqualTo("off");
            assertThat(viewer.stats())
                    .hasEntrySatisfying(
                            "reason", why -> assertThat(why).asString().contains("saves data"));
            assertThat(viewer.asks()).isFalse();
            assertThat(PeerConnections.constructed(page)).isZero();

            page.locator("[data-sharing] label").click();
            Await.condition("it is connected", SOON, () -> viewer.viewers() == 1);
        }
    }

    @Test
    void embedsFollowTheirOwnDefaultAndTheNoticeMayStandBesideSharingThatHasBegun() {
        var settings = Map.of(
                "TRIBUTARY_SHARING_EMBEDS",
                "false",
                "TRIBUTARY_SHARING_CONSENT",
                "notice",
                "TRIBUTARY_SHARING_UPLOAD_BYTES_PER_SECOND",
                Integer.toString(UPLOAD));
        try (var other = RunningSite.start("consent-notice", settings);
                var chromium = new Chromium()) {
            var clip = publish(other);
            var first = WatchPage.visit(counted(chromium, "first"), other, clip);
            var second = WatchPage.visit(counted(chromium, "second"), other, clip);
            Await.condition("both are connected", SOON, () -> first.viewers() == 1 && second.viewers() == 1);
            assertThat(first.asks()).isTrue();
            assertUploadIsLimited(first);
            first.answer("Don't share");
            Await.condition("it is connected to nobody", SOON, () -> PeerConnections.connected(first.page()) == 0);

            var embed = counted(chromium, "embed");
            embed.navigate(other.address("/videos/embed/" + clip));
            var player = WatchPage.on(embed).play().awaitMotion();
            Await.condition("it has played a while", SOON, () -> player.time() > 4);
            assertThat(player.state()).isEqualTo("off");
            assertThat(player.asks()).isFalse();
            assertThat(PeerConnections.constructed(embed)).isZero();
        }
    }

    @Test
    void videoThatIsMadePrivateEndsOnOpenPagesWithAWord() {
        var hidden = api.upload(SampleVideos.mp4(SECONDS, 240, "500k"), "Made private while it is watched");
        var id = api.awaitPublished(hidden, 1).get("shortUUID").asString();
        try (var chromium = new Chromium()) {
            var first = counted(chromium, "first");
            var viewer = WatchPage.open(first, site, id);
            WatchPage.open(counted(chromium, "second"), site, id);
            Await.condition("both are connected", SOON, () -> viewer.viewers() == 1);

            assertThat(api.send("PUT", "/api/v1/videos/" + hidden, Map.of("privacy", 3))
                            .statusCode())
                    .isEqualTo(204);
            Await.condition(
                    "the page says so",
                    Duration.ofSeconds(5),
                    () -> first.locator("[data-notice]").isVisible());
            assertThat(first.locator("[data-notice]").innerText()).contains("private now");
            Await.condition("nobody is connected", SOON, () -> PeerConnections.connected(first) == 0);
            assertThat(first.evaluate("document.querySelector('#video').readyState"))
                    .as("nothing of it is left")
                    .isEqualTo(0);
        }
    }

    /// The owner's own pages are the only ones that may see it.
    @Test
    void privateVideoHasNoSwarmUnlessItsOwnerWantsOneAndThenOnlyForHoldersOfAToken() {
        var hidden = api.upload(SampleVideos.mp4(SECONDS, 240, "500k"), Map.of("name", "Hidden", "privacy", "3"));
        var id = api.awaitPublished(hidden, 1).get("shortUUID").asString();
        try (var chromium = new Chromium()) {
            var first = owner(chromium, "first");
            var second = owner(chromium, "second");
            var viewer = WatchPage.open(first, site, id);
            var other = WatchPage.open(second, site, id);
            Await.condition("both have played a while", SOON, () -> viewer.time() > 4 && other.time() > 4);
            for (var page : List.of(first, second)) {
                assertThat(WatchPage.on(page).state()).isEqualTo("unavailable");
                assertThat(PeerConnections.constructed(page)).isZero();
                assertThat(config(page, "p2p.token")).isNull();
                assertThat(config(page, "renditions[0].infoHash")).isNull();
            }

            assertThat(api.send("PUT", "/api/v1/videos/" + hidden, Map.of("p2pEnabledWhenPrivate", true))
                            .statusCode())
                    .isEqualTo(204);
            Await.condition("it has a swarm", SOON, () -> {
                first.reload();
                return config(first, "p2p.token") != null;
            });
            second.reload();
            viewer.play().allowSharing();
            other.play().allowSharing();
            Await.condition("both are connected", SOON, () -> viewer.viewers() == 1 && other.viewers() == 1);

            var stranger = chromium.newViewer("stranger");
            stranger.navigate(site.address("/"));
            var infoHash = (String) config(first, "renditions[0].infoHash");
            assertThat((String) stranger.evaluate(JOIN, infoHash)).contains("failure reason");
        }
    }

    /// Over some seconds, with half a second's worth at once.
    private static void assertUploadIsLimited(WatchPage giver) {
        var from = Instant.now();
        var before = giver.uploaded();
        Await.condition("it gives", SOON, () -> giver.uploaded() > before + 3 * UPLOAD);
        var given = giver.uploaded() - before;
        var seconds = Duration.between(from, Instant.now()).toMillis() / 1000.0;
        assertThat(given).isLessThanOrEqualTo(Math.round(UPLOAD * (seconds + 1)));
    }

    private static Page owner(Chromium chromium, String name) {
        return site.signIn(counted(chromium, name), "admin", RunningSite.ADMIN_PASSWORD);
    }

    private static Object config(Page page, String path) {
        return page.evaluate("JSON.parse(document.querySelector('#player-config').textContent)." + path + " ?? null");
    }

    private static String publish(RunningSite other) {
        var administrator = Api.administrator(other);
        var clip = administrator.upload(SampleVideos.mp4(SECONDS, 240, "500k"), "Shared with a notice");
        return administrator.awaitPublished(clip, 1).get("shortUUID").asString();
    }

    /// A viewer whose page counts every peer connection that it makes.
    private static Page counted(Chromium chromium, String name) {
        return PeerConnections.count(chromium.newViewer(name));
    }

    /// The tracker's first word to somebody who has no token.
    private static final String JOIN = """
            infoHash => new Promise(resolve => {
              const bytes = infoHash.replace(/../g, pair => String.fromCharCode(parseInt(pair, 16)));
              const line = new WebSocket(`ws://${location.host}/announce`);
              line.onmessage = ({ data }) => resolve(data);
              line.onclose = () => resolve("closed");
              line.onopen = () => line.send(JSON.stringify({
                action: "announce", event: "started", info_hash: bytes, peer_id: "-XX0000-stranger0001",
                uploaded: 0, downloaded: 0, left: 1, numwant: 0, offers: [],
              }));
            })
            """;

    private static final String TIME_OF_NOTICE = """
            addEventListener("loadeddata", () => (window.firstFrameAt ??= performance.now()), true);
            addEventListener("DOMContentLoaded", () => {
              const notice = document.querySelector("[data-consent]");
              const look = () => { if (!notice.hidden) window.noticeAt ??= performance.now(); };
              new MutationObserver(look).observe(notice, { attributes: true });
            });
            """;
}
