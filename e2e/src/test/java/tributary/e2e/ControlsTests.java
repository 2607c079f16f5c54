package tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.MouseButton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The player's controls by mouse, by keyboard alone, and by touch.
class ControlsTests {

    private static final int SECONDS = 40;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String CAPTIONS = """
            WEBVTT

            00:00.000 --> 00:%d.000
            The river <i>begins</i> here.
            """.formatted(SECONDS);

    private static RunningSite site;
    private static String video;
    private static String next;

    @BeforeAll
    static void publish() {
        site = RunningSite.start("controls", Map.of("TRIBUTARY_SEEDER_MODE", "off"));
        var api = Api.administrator(site);
        var file = SampleVideos.mp4(SECONDS, 360, "1M");
        var uuid = api.upload(
                file,
                Map.of(
                        "name",
                        "A river in spring",
                        "privacy",
                        "1",
                        "description",
                        "0:00 Source\n0:10 The old mill\n0:25 Where two streams meet"));
        api.caption(uuid, "en", CAPTIONS);
        api.caption(uuid, "de", CAPTIONS.replace("The river", "Der Fluss"));
        video = api.awaitPublished(uuid, 2).get("shortUUID").asString();
        var second = api.upload(SampleVideos.mp4(10, 240, "1M"), "The river in autumn");
        next = api.awaitPublished(second, 1).get("shortUUID").asString();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void keysMoveThePictureAsPeopleKnowThem() {
        try (var chromium = new Chromium()) {
            var page = chromium.newViewer("keys");
            var viewer = WatchPage.open(page, site, video).awaitMotion();
            press(page, "Space");
            await("it is paused", () -> is(page, "video.paused"));
            press(page, "5");
            await("half of it", () -> Math.abs(viewer.time() - SECONDS / 2.0) < 0.1);
            press(page, "l");
            await("ten seconds on", () -> Math.abs(viewer.time() - SECONDS / 2.0 - 10) < 0.1);
            press(page, "j");
            await("and back", () -> Math.abs(viewer.time() - SECONDS / 2.0) < 0.1);
            press(page, ".");
            await("a picture on", () -> viewer.time() > SECONDS / 2.0 + 0.02);
            press(page, "m");
            await("it is silent", () -> is(page, "video.muted"));
            press(page, "Shift+>");
            await("it is faster", () -> is(page, "video.playbackRate === 1.25"));
            press(page, "t");
            await(
                    "there is more room",
                    () -> page.locator(".watch-stage[data-theatre-on]").count() == 1);
            press(page, "f");
            await("the screen is full", () -> is(page, "document.fullscreenElement !== null"));
            press(page, "f");
            await("it is not any more", () -> is(page, "document.fullscreenElement === null"));
            press(page, "Shift+?");
            await("the card of keys is open", page.getByRole(AriaRole.DIALOG)::isVisible);
            Accessibility.check(page);
            press(page, "Escape");
            assertThat(page.getByRole(AriaRole.DIALOG).isVisible()).isFalse();

            page.reload();
            assertThat(page.locator(".watch-stage[data-theatre-on]").count()).isOne();
            assertThat(page.locator("[data-theatre]").getAttribute("aria-label"))
                    .isEqualTo("Leave theatre");
        }
    }

    @Test
    void everyControlIsReachedAndUsedWithTheKeyboardAlone() {
        try (var chromium = new Chromium()) {
            var page = chromium.newViewer("keyboard only");
            var viewer = WatchPage.open(page, site, video).awaitMotion();
            press(page, "k");
            focusByTab(page, "[data-seek]");
            press(page, "Home");
            press(page, "ArrowRight");
            await("the slider moved it", () -> viewer.time() < 10);
            focusByTab(page, "[data-quality] button");
            press(page, "Enter");
            await(
                    "the rungs are listed",
                    () -> page.getByRole(AriaRole.MENUITEMRADIO).count() == 3);
            press(page, "End");
            press(page, "Enter");
            assertThat(focus(page)).contains("data-quality");
            press(page, "k");
            await("the lowest rung was chosen", () -> is(page, "video.videoHeight === 240"));
            focusByTab(page, "[data-settings] button");
            press(page, "Enter");
            await("the settings are open", () -> item(page, "Speed").isVisible());
            press(page, "Enter");
            page.getByRole(AriaRole.MENUITEMRADIO, named("1.5×")).press("Enter");
            await("it is faster", () -> is(page, "video.playbackRate === 1.5"));
            press(page, "Enter");
            press(page, "Escape");
            assertThat(page.getByRole(AriaRole.MENU).isVisible()).isFalse();
            assertThat(focus(page)).contains("data-settings");
        }
    }

    @Test
    void captionsAreShownInTheChosenLanguageSizeAndColourAndRemembered() {
        try (var chromium = new Chromium()) {
            var page = chromium.newViewer("captions");
            WatchPage.open(page, site, video).awaitMotion();
            press(page, "c");
            var cues = page.locator("[data-cues]");
            await("the cue is shown", () -> cues.innerText().contains("begins"));
            open(page, "captions");
            page.getByRole(AriaRole.MENUITEMRADIO, named("German")).click();
            await("in German", () -> cues.innerText().contains("Der Fluss"));
            open(page, "captions");
            item(page, "Size").click();
            page.getByRole(AriaRole.MENUITEMRADIO, named("Very large")).click();
            open(page, "captions");
            item(page, "Colour").click();
            page.getByRole(AriaRole.MENUITEMRADIO, named("Yellow on black")).click();
            assertThat(page.locator("[data-cues] span").evaluate("cue => getComputedStyle(cue).color"))
                    .isEqualTo("rgb(255, 225, 77)");

            page.reload();
            WatchPage.on(page).play().awaitMotion();
            await("it is as it was", () -> cues.innerText().contains("Der Fluss"));
            assertThat(cues.getAttribute("data-size")).isEqualTo("huge");
        }
    }

    @Test
    void chaptersAndPreviewLeadThroughTheVideo() {
        try (var chromium = new Chromium()) {
            var page = chromium.newViewer("chapters");
            var viewer = WatchPage.open(page, site, video).awaitMotion();
            var marks = page.locator("[data-marks] span");
            await("two gaps in the bar", () -> marks.count() == 2);
            var seek = page.locator("[data-seek]");
            seek.hover(new Locator.HoverOptions().setPosition(seek.boundingBox().width * 0.4, 8));
            var preview = page.locator(".player-preview");
            await("the preview says where", () -> preview.innerText().contains("The old mill"));
            open(page, "chapters");
            page.getByRole(AriaRole.MENUITEMRADIO, named("Where two streams meet"))
                    .click();
            await("the chapter plays", () -> viewer.time() >= 25);
            await(
                    "and is named",
                    () -> page.locator("[data-chapter]").innerText().equals("Where two streams meet"));
        }
    }

    @Test
    void linksBeginAndEndWhereTheySay() {
        try (var chromium = new Chromium()) {
            var page = chromium.newViewer("link");
            page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            page.navigate(site.address("/w/" + video + "?t=20s&stop=22"));
            var viewer = WatchPage.on(page).play();
            await("it stopped", () -> viewer.time() >= 22 && is(page, "video.paused"));
            assertThat(viewer.time()).isLessThan(23.5);
            page.locator("#video").click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
            page.getByRole(AriaRole.MENUITEM, named("Copy link at 0:22")).click();
            await(
                    "the link is in the clipboard",
                    () -> page.evaluate("navigator.clipboard.readText()")
                            .equals(site.address("/w/" + video + "?t=22")));
        }
    }

    @Test
    void volumeAndSpeedHoldForTheNextVideo() {
        try (var chromium = new Chromium()) {
            var page = chromium.newViewer("remembering");
            WatchPage.open(page, site, video).awaitMotion();
            page.locator("[data-volume]").fill("0.3");
            press(page, "Shift+>");
            page.navigate(site.address("/w/" + next));
            await("it is as quiet", () -> is(page, "Math.abs(video.volume - 0.3) < 0.01"));
            await("and as fast", () -> is(page, "video.playbackRate === 1.25"));
        }
    }

    @Test
    void atTheEndTheNextVideoIsOfferedAndNothingStartsByItself() {
        try (var chromium = new Chromium()) {
            var page = chromium.newViewer("end");
            var viewer = WatchPage.open(page, site, video).awaitMotion();
            press(page, "9");
            viewer.awaitEnd(SOON);
            var card = page.locator("[data-next]");
            await("the card is there", card::isVisible);
            assertThat(card.locator("a").getAttribute("href")).isEqualTo("/w/" + next);
            Accessibility.check(page);
        }
    }

    @Test
    void anotherDeviceGetsAnAddressAndThePageTakesOverAgain() {
        try (var chromium = new Chromium()) {
            var page = chromium.newViewer("television");
            page.addInitScript(REMOTE);
            var viewer = WatchPage.open(page, site, video).awaitMotion();
            open(page, "settings");
            item(page, "Play on another device").click();
            await("the device was asked for", () -> is(page, "video.remote.asked === 1"));
            assertThat((String) page.evaluate("document.querySelector('#video').src"))
                    .contains("/media/");
            page.evaluate("document.querySelector('#video').remote.dispatchEvent(new Event('disconnect'))");
            await("the page plays on", () -> is(page, "video.src.startsWith('blob:') && !video.paused"));
            var before = viewer.time();
            await("and it moves", () -> viewer.time() > before + 0.5);
        }
    }

    @Test
    void theButtonThatStartsStaysWhereTheBrowserRefusesToStart() {
        try (var chromium = new Chromium()) {
            var page = chromium.newViewer("refusing");
            page.addInitScript("""
                    HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException("", "NotAllowedError"));
                    """);
            page.navigate(site.address("/w/" + video + "?autoplay=1"));
            await("the first frame is there", () -> is(page, "video.readyState > 1"));
            assertThat(page.locator("button[data-start]").isVisible()).isTrue();
        }
    }

    @Test
    void statisticsSayWhoSentWhat() {
        try (var chromium = new Chromium()) {
            var first = WatchPage.open(chromium.newViewer("first"), site, video).awaitMotion();
            Await.condition("there is something to share", SOON, () -> first.time() > 5);
            var page = chromium.newViewer("nerd");
            WatchPage.open(page, site, video).awaitMotion();
            open(page, "settings");
            item(page, "Statistics for nerds").click();
            var panel = page.locator("[data-stats]");
            await(
                    "the rung is told",
                    () -> panel.locator("[data-figure=rendition]").innerText().startsWith("360p"));
            assertThat(panel.locator("[data-figure=http]").innerText()).contains("MB", "%", "Mb/s");
            assertThat(panel.locator("[data-figure=sharing]").innerText()).isNotBlank();
            Accessibility.check(page);
        }
    }

    @Test
    void phonesAreUsedByTouch() {
        try (var chromium = new Chromium()) {
            var page = chromium.newPhone("phone");
            page.navigate(site.address("/w/" + video));
            page.locator("button[data-start]").tap();
            var viewer = WatchPage.on(page).awaitMotion();
            var box = page.locator("#video").boundingBox();
            await(
                    "the bar went away",
                    () -> page.locator("[data-player][data-idle]").count() == 1);
            page.touchscreen().tap(box.x + box.width / 2, box.y + 60);
            await(
                    "a tap brings it back",
                    () -> page.locator("[data-player][data-idle]").count() == 0);
            await("the taps are wired", () -> page.locator(".player-toast").count() == 1);
            page.touchscreen().tap(box.x + box.width - 30, box.y + 60);
            page.touchscreen().tap(box.x + box.width - 30, box.y + 60);
            await("two taps at the side move it", () -> viewer.time() > 10);
            assertThat((Boolean) page.evaluate("""
                    [...document.querySelectorAll('.player-row button')].filter(b => b.offsetWidth > 0)
                      .every(b => b.offsetWidth >= 44 && b.offsetHeight >= 44)
                    """)).isTrue();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
            Accessibility.check(page);
        }
    }

    private static void press(Page page, String key) {
        page.keyboard().press(key);
    }

    private static void open(Page page, String menu) {
        page.locator(".player").hover();
        page.locator("[data-" + menu + "] > button").click();
        await("the menu is open", page.getByRole(AriaRole.MENU)::isVisible);
    }

    private static Locator item(Page page, String name) {
        return page.getByRole(
                AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name).setExact(false));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static void focusByTab(Page page, String selector) {
        for (var presses = 0; presses < 40; presses++) {
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
            press(page, "Tab");
        }
        throw new AssertionError(selector + " is not reached by the Tab key");
    }

    /// The attributes of the focused element and of what holds it.
    private static String focus(Page page) {
        return (String) page.evaluate("""
                [document.activeElement, document.activeElement.parentElement]
                  .flatMap(element => element.getAttributeNames()).join()
                """);
    }

    private static boolean is(Page page, String expression) {
        return (Boolean)
                page.evaluate("() => { const video = document.querySelector('#video'); return " + expression + "; }");
    }

    private static void await(String what, BooleanSupplier condition) {
        Await.condition(what, SOON, condition::getAsBoolean);
    }

    /// A browser that finds one device and connects to it.
    private static final String REMOTE = """
            const remote = Object.assign(new EventTarget(), {
              asked: 0, state: 'disconnected', async prompt() { this.asked += 1; this.state = 'connected'; },
            });
            Object.defineProperty(HTMLMediaElement.prototype, 'remote', { get: () => remote });
            """;
}
