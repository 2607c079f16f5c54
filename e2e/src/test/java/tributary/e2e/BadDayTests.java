package tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What goes wrong among viewers costs nobody the picture: somebody leaves, falls silent or jumps to where nobody was;
/// tracker or media origin are away; the page lies in the background. The seeder is off, so that only viewers are
/// peers.
class BadDayTests {

    /// Longer than what pages load ahead, so that there is a place where nobody was.
    private static final int SECONDS = 120;
    private static final Duration SOON = Duration.ofSeconds(30);

    /// How long a page lies in the background; `-Dtributary.background=600` leaves it there for ten minutes.
    private static final Duration BACKGROUND = Duration.ofSeconds(Integer.getInteger("tributary.background", 12));

    private static final int FRAMES_PER_SECOND = 30;

    /// A sixty-fourth of 0.25 GB; the clip has twice as much.
    private static final long SMALL_MEMORY = 4 << 20;

    private static final long SMALL_DISK = 3 << 20;

    private static RunningSite site;
    private static String video;
    private static String otherVideo;
    private static Chromium chromium;

    @BeforeAll
    static void publish() {
        site = RunningSite.start("bad-days", Map.of("TRIBUTARY_SEEDER_MODE", "off"));
        var api = Api.administrator(site);
        var clip = SampleVideos.mp4(SECONDS, 240, "1M");
        var first = api.upload(clip, "Watched on bad days");
        var second = api.upload(clip, "Watched beside it");
        video = api.awaitPublished(first, 1).get("shortUUID").asString();
        otherVideo = api.awaitPublished(second, 1).get("shortUUID").asString();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        site.close();
    }

    @Test
    void whoSeeksToWhereNobodyWasGetsItByHttpAndGivesItToTheOther() {
        try (var pages = new Pages()) {
            var pioneer = pages.open("pioneer", video);
            var other = pages.open("other", video);
            awaitViewers(pioneer, 1);
            pioneer.seek(SECONDS - 20);
            awaitTime(pioneer, SECONDS - 19);

            var before = other.bytes();
            other.seek(SECONDS - 20);
            awaitTime(other, SECONDS - 18);
            assertThat(other.bytes().peers()).isGreaterThan(before.peers());
            assertThat(other.hashFailures() + pioneer.hashFailures()).isZero();
        }
    }

    @Test
    void viewerThatNeverAnswersIsLeftToItselfAndTheOtherDoesNotNotice() {
        try (var pages = new Pages()) {
            var mute = pages.open("mute", video, page -> page.addInitScript(FALL_SILENT_WHEN_ASKED));
            Await.condition("the mute one has something to give", SOON, () -> mute.time() > 8);

            var viewer = pages.open("viewer", video);
            awaitViewers(viewer, 1);
            Await.condition(
                    "it was asked for pieces", SOON, () -> (Boolean) mute.page().evaluate("window.silent === true"));
            awaitTime(viewer, 15);
            assertThat(viewer.stats()).containsEntry("starved", 0);
            assertThat(viewer.bytes().peers()).isZero();
        }
    }

    @Test
    void peersStayWhenTheTrackerIsGoneAndWhoComesLaterPlaysByHttp() {
        try (var pages = new Pages()) {
            var tracker = new TrackerSwitch();
            var first = pages.open("first", video, tracker::watch);
            var second = pages.open("second", video, tracker::watch);
            awaitViewers(second, 1);

            tracker.kill();
            var late = pages.open("late", video, tracker::watch);
            var before = first.bytes().peers() + second.bytes().peers();
            Await.condition(
                    "the first two still share",
                    SOON,
                    () -> first.bytes().peers() + second.bytes().peers() > before);
            awaitTime(late, 6);
            assertThat(late.stats()).containsEntry("viewers", 0).containsEntry("starved", 0);
            assertThat(late.bytes().peers()).isZero();

            tracker.revive();
            awaitViewers(late, 2);
        }
    }

    @Test
    void pageSaysThatTheOriginIsAwayAndGoesOnByItself() {
        try (var pages = new Pages()) {
            var viewer = pages.open("viewer", video);
            awaitTime(viewer, 1);
            viewer.loseMediaOrigin();
            var reach = viewer.buffered();
            assertThat(reach).isLessThan(SECONDS - 10);
            viewer.seek(reach - 5);
            var notice = viewer.page().locator("[data-notice]");
            Await.condition("the page says what is wrong", SOON, notice::isVisible);
            assertThat(notice.textContent()).isNotBlank();

            var stoodAt = viewer.time();
            viewer.findMediaOrigin();
            awaitTime(viewer, stoodAt + 1);
            Await.condition("the page says nothing any more", SOON, () -> !notice.isVisible());
        }
    }

    @Test
    void viewerGoesOnWhenTheOtherLeavesInTheMiddleOfAPiece() {
        try (var pages = new Pages()) {
            var leaver = pages.open("leaver", video);
            Await.condition("the leaver is ahead", SOON, () -> leaver.time() > 6);
            var stayer = pages.open("stayer", video);
            Await.condition("bytes are on their way", SOON, () -> stayer.bytes().peers() > 0);
            var left = stayer.time();
            leaver.page().close();
            awaitViewers(stayer, 0);
            awaitTime(stayer, left + 12);
            assertThat(stayer.stats()).containsEntry("starved", 0);
        }
    }

    @Test
    void twoTabsOfTwoVideosShareEachWithItsOwnViewers() {
        try (var pages = new Pages()) {
            var tab = pages.open("tab", video);
            var otherTab = WatchPage.open(tab.page().context().newPage(), site, otherVideo)
                    .awaitMotion();
            var viewer = pages.open("viewer", video);
            var otherViewer = pages.open("other viewer", otherVideo);
            for (var page : List.of(tab, otherTab, viewer, otherViewer)) {
                awaitViewers(page, 1);
                awaitTime(page, 5);
            }
            assertThat(tab.hashFailures() + otherTab.hashFailures()).isZero();
        }
    }

    /// Frozen as a browser freezes a tab that was left: no script runs, timers stand. The others do not wait for it.
    @Test
    void pageThatLayInTheBackgroundGoesOnAndIsFoundAgain() throws Exception {
        try (var pages = new Pages()) {
            var left = pages.open("left", video);
            var other = pages.open("other", video);
            awaitViewers(left, 1);
            other.page().evaluate("document.querySelector('#video').loop = true");
            try (var _ = left.toBackground()) {
                var from = other.frames();
                Await.condition(
                        "the other has played all the while",
                        BACKGROUND.multipliedBy(2).plus(SOON),
                        () -> other.frames() > from + FRAMES_PER_SECOND * BACKGROUND.toSeconds());
                assertThat(other.stats()).containsEntry("starved", 0);
            }
            var stood = left.time();
            left.play();
            awaitTime(left, stood + 2);
            awaitViewers(left, 1);
            assertThat(left.hashFailures()).isZero();
        }
    }

    /// Connections that lay across a sleep are dead without saying so: the page makes new ones, and plays on meanwhile.
    @Test
    void laptopThatWasClosedAndOpensInAnotherNetworkIsFoundAgain() {
        try (var pages = new Pages()) {
            var laptop = pages.open(
                    "laptop", video, page -> PeerConnections.count(page).addInitScript(CLOSED_AND_OPENED));
            var other = pages.open("other", video);
            awaitViewers(laptop, 1);
            var before = PeerConnections.constructed(laptop.page());
            var context = laptop.page().context();
            context.setOffline(true);
            laptop.page().evaluate("window.sleep(8 * 3600)");
            context.setOffline(false);
            Await.condition("it connects anew", SOON, () -> PeerConnections.constructed(laptop.page()) > before);
            awaitViewers(laptop, 1);
            awaitViewers(other, 1);
            var at = laptop.time();
            var received = laptop.bytes();
            laptop.atSpeed(4);
            awaitTime(laptop, at + 20);
            assertThat(total(laptop.bytes())).isGreaterThan(total(received));
            assertThat(laptop.stats()).containsEntry("starved", 0);
            assertThat(laptop.hashFailures() + other.hashFailures()).isZero();
        }
    }

    /// What does not fit into a small device's memory lies on its disk, as far as there is room, and comes back from
    /// there.
    @Test
    void whatMemoryDoesNotHoldLiesOnTheDiskAndIsReadFromThere() {
        try (var pages = new Pages()) {
            var other = pages.open("other", video);
            var viewer = pages.open("small", video, page -> page.addInitScript(SMALL_DEVICE));
            awaitViewers(viewer, 1);
            viewer.atSpeed(8);
            Await.condition("it has played nearly all", SOON.multipliedBy(2), () -> viewer.time() > SECONDS - 8);
            viewer.page().evaluate("document.querySelector('#video').pause()");
            Await.condition("what is behind lies on the disk", SOON, () -> viewer.kept("disk") > 0);
            Await.condition("memory is left to what is near", SOON, () -> viewer.kept("memory") <= SMALL_MEMORY);
            assertThat(viewer.kept("disk")).isLessThanOrEqualTo(SMALL_DISK);

            viewer.loseMediaOrigin();
            other.page().close();
            var before = viewer.bytes();
            viewer.seek(20);
            viewer.atSpeed(1).play();
            Await.condition("it plays from there", SOON, () -> viewer.time() > 22 && viewer.time() < 60);
            assertThat(viewer.bytes()).isEqualTo(before);
        }
    }

    private static long total(WatchPage.Bytes bytes) {
        return bytes.peers() + bytes.seeder() + bytes.http();
    }

    private static void awaitTime(WatchPage page, double seconds) {
        Await.condition("the picture is beyond " + seconds + " s", SOON, () -> page.time() > seconds);
    }

    private static void awaitViewers(WatchPage page, int count) {
        Await.condition(
                "other viewers connected: " + count,
                SOON,
                () -> Objects.equals(page.stats().get("viewers"), count));
    }

    /// Viewers of one test, each with a profile of their own.
    private static final class Pages implements AutoCloseable {

        private final List<BrowserContext> contexts = new ArrayList<>();

        WatchPage open(String name, String id) {
            return open(name, id, page -> {});
        }

        /// @param prepare what is done to the page before it loads
        WatchPage open(String name, String id, Consumer<Page> prepare) {
            var page = chromium.newViewer(name);
            contexts.add(page.context());
            prepare.accept(page);
            return WatchPage.open(page, site, id).awaitMotion();
        }

        @Override
        public void close() {
            contexts.forEach(BrowserContext::close);
        }
    }

    /// `sleep` moves the clock on as if the device had stood still.
    private static final String CLOSED_AND_OPENED = """
            const now = Date.now;
            let slept = 0;
            Date.now = () => now() + slept;
            window.sleep = seconds => { slept += seconds * 1000; };
            """;

    private static final String SMALL_DEVICE = """
            Object.defineProperty(navigator, "deviceMemory", { get: () => 0.25 });
            navigator.storage.estimate = async () => ({ quota: %d, usage: 0 });
            """.formatted(SMALL_DISK * 10 / 3);

    /// From the first block on that somebody asked for, nothing leaves this page any more, and no connection is closed.
    private static final String FALL_SILENT_WHEN_ASKED = """
            const send = RTCDataChannel.prototype.send;
            RTCDataChannel.prototype.send = function (data) {
              window.silent ||= data.byteLength === 16384;
              if (!window.silent) return send.call(this, data);
            };
            """;
}
