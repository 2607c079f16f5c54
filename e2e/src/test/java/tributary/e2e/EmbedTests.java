package tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The player in another site's page: its parameters, and the API through the library that such pages use with
/// PeerTube's player, and through the first jschannel's greeting.
class EmbedTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Path LIBRARY =
            Path.of("..", "frontend-static", "node_modules", "@peertube", "embed-api", "build", "player.min.js");

    private static RunningSite site;
    private static HttpServer elsewhere;
    private static String video;
    private static String uuid;

    @BeforeAll
    static void publish() throws IOException {
        site = RunningSite.start("embed", Map.of("TRIBUTARY_SEEDER_MODE", "off"));
        var api = Api.administrator(site);
        uuid = api.upload(SampleVideos.mp4(20, 360, "1M"), "Shown elsewhere");
        api.caption(uuid, "en", "WEBVTT\n\n00:00.000 --> 00:20.000\nWords\n");
        video = api.awaitPublished(uuid, 2).get("shortUUID").asString();
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.start();
    }

    @AfterAll
    static void stop() {
        elsewhere.stop(0);
        site.close();
    }

    @Test
    void pagesThatUsePeerTubesLibraryTalkToIt() {
        try (var chromium = new Chromium()) {
            var page = host(chromium, "/library", "/videos/embed/" + video + "?api=1", read(LIBRARY), """
                    const player = new PeerTubePlayer(document.querySelector('iframe'));
                    window.player = player;
                    window.heard = { changes: [] };
                    player.addEventListener('playbackStatusUpdate', status => { heard.status = status; });
                    player.addEventListener('playbackStatusChange', state => heard.changes.push(state));
                    player.addEventListener('resolutionUpdate', resolutions => { heard.resolutions = resolutions; });
                    player.addEventListener('volumeChange', volume => { heard.volume = volume; });
                    player.ready.then(() => { heard.ready = true; });
                    """);
            await(page, "it is ready", "heard.ready");
            page.evaluate("player.play()");
            await(page, "it plays", "heard.changes.includes('playing')");
            await(
                    page,
                    "it tells where it is",
                    "heard.status.position > 0.5 && heard.status.playbackState === 'playing'");
            assertThat(ask(page, "isPlaying()")).isEqualTo(true);
            page.evaluate("player.pause()");
            await(page, "it is paused", "heard.changes.at(-1) === 'paused'");
            page.evaluate("player.seek(12)");
            await(page, "it is at another place", "Math.abs(heard.status.position - 12) < 0.5");
            assertThat(((Number) ask(page, "getCurrentTime()")).doubleValue()).isBetween(11.9, 12.1);
            page.evaluate("player.setVolume(0.25)");
            await(page, "it is quieter", "heard.volume === 0.25");
            assertThat(ask(page, "getVolume()")).isEqualTo(0.25);
            page.evaluate("player.setPlaybackRate(1.5)");
            assertThat(ask(page, "getPlaybackRate()")).isEqualTo(1.5);
            assertThat((List<?>) ask(page, "getPlaybackRates()")).asString().contains("2");
            await(page, "the rungs are told", "heard.resolutions.some(rung => rung.id === -1 && rung.active)");
            assertThat((List<?>) page.evaluate("async () => (await player.getResolutions()).map(rung => rung.label)"))
                    .asString()
                    .contains("360p", "240p");
            page.evaluate(
                    "async () => player.setResolution((await player.getResolutions()).find(r => r.height === 240).id)");
            page.evaluate("player.play()");
            Await.condition(
                    "the rung was changed",
                    SOON,
                    () -> embed(page)
                            .evaluate("document.querySelector('#video').videoHeight")
                            .equals(240));
            assertThat((List<?>) page.evaluate("async () => (await player.getCaptions()).map(caption => caption.mode)"))
                    .asString()
                    .isEqualTo("[disabled]");
            page.evaluate("player.setCaption('en')");
            Await.condition(
                    "the caption is shown",
                    SOON,
                    () -> embed(page).locator("[data-cues]").innerText().contains("Words"));
            assertThat((String) ask(page, "getImageDataUrl()")).startsWith("data:image/jpeg;base64,");
            assertThat(page.evaluate("player.playNextVideo().catch(error => error)"))
                    .isEqualTo("method_not_found");
        }
    }

    @Test
    void olderClientsGreetWithPingAndUseAScopeOfTheirOwn() {
        try (var chromium = new Chromium()) {
            var page = host(chromium, "/older", "/videos/embed/" + uuid + "?api=true&scope=mine", "", """
                    window.heard = [];
                    addEventListener('message', ({ data }) => heard.push(JSON.parse(data)));
                    window.say = message => document.querySelector('iframe').contentWindow.postMessage(JSON.stringify(message), '*');
                    """);
            await(page, "it greets", "heard.some(({ method }) => method === 'mine::__ready')");
            page.evaluate("say({ method: 'mine::__ready', params: 'ping' })");
            await(page, "it answers", "heard.some(({ params }) => params === 'pong')");
            page.evaluate("say({ id: 7, method: 'mine::seek', params: 'nowhere' })");
            await(page, "it refuses", "heard.some(({ id, error }) => id === 7 && error === 'TypeError')");
            page.evaluate("say({ id: 8, method: 'mine::isReady' })");
            await(page, "it is ready", "heard.some(({ id, result }) => id === 8 && result === true)");
            page.evaluate("say({ id: 9, method: 'other::isReady' })");
            page.evaluate("say({ id: 10, method: 'mine::getVolume' })");
            await(page, "it knows its scope", "heard.some(({ id }) => id === 10)");
            assertThat(page.evaluate("heard.some(({ id }) => id === 9)")).isEqualTo(false);
        }
    }

    @Test
    void showsWhatTheAddressAsksFor() {
        try (var chromium = new Chromium()) {
            var page = chromium.newViewer("parameters");
            page.navigate(site.address("/videos/embed/" + video
                    + "?start=5&autoplay=1&muted=1&loop=1&title=0&subtitle=en&playbackRate=2&controlBar=0"));
            WatchPage.on(page).awaitMotion();
            assertThat((Boolean) page.evaluate("""
                    () => { const { currentTime, muted, loop, playbackRate } = document.querySelector('#video');
                      return currentTime >= 5 && muted && loop && playbackRate === 2; }
                    """)).isTrue();
            assertThat(page.locator(".embed-title").isVisible()).isFalse();
            assertThat(page.locator("[data-controls=start] .player-bar").isVisible())
                    .isFalse();
            Await.condition(
                    "the asked caption is shown",
                    SOON,
                    () -> page.locator("[data-cues]").innerText().contains("Words"));
        }
    }

    @Test
    void nothingOfItIsHardToReach() {
        try (var chromium = new Chromium()) {
            var page = chromium.newViewer("embed");
            page.setViewportSize(560, 315);
            page.navigate(site.address("/videos/embed/" + video));
            WatchPage.on(page).play().awaitMotion();
            page.locator(".player").hover();
            Accessibility.check(page);
            for (var presses = 0; presses < 30 && !isFocused(page, "[data-settings] button"); presses++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter");
            var menu = page.locator("[data-settings] [role=menu]");
            Await.condition("the settings are open", SOON, menu::isVisible);
            assertThat(menu.boundingBox().y).isGreaterThanOrEqualTo(0);
            Accessibility.check(page);
        }
    }

    private static boolean isFocused(Page page, String selector) {
        return (Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    /// Another site's page with the embed in a frame.
    private static Page host(Chromium chromium, String path, String embed, String library, String script) {
        var html = """
                <!doctype html><title>Elsewhere</title>
                <iframe width="560" height="315" allow="autoplay; fullscreen" src="%s"></iframe>
                <script>%s</script><script>%s</script>
                """.formatted(site.address(embed), library, script);
        elsewhere.createContext(path, exchange -> {
            var bytes = html.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        var page = chromium.newViewer("host");
        page.navigate("http://127.0.0.1:" + elsewhere.getAddress().getPort() + path);
        return page;
    }

    private static Frame embed(Page page) {
        return page.frames().get(1);
    }

    private static Object ask(Page page, String call) {
        return page.evaluate("async () => player." + call);
    }

    private static void await(Page page, String what, String expression) {
        Await.condition(what, SOON, () -> (Boolean) page.evaluate("() => Boolean(" + expression + ")"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
