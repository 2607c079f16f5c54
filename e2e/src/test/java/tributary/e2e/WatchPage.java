package tributary.e2e;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A viewer's open watch page.
final class WatchPage {

    private final Page page;

    private WatchPage(Page page) {
        this.page = page;
    }

    /// Opens the page, presses play, and allows sharing if the page asks.
    static WatchPage open(Page page, RunningSite site, String video) {
        return visit(page, site, video).allowSharing();
    }

    /// Opens the page and presses play; what the page asks stays unanswered.
    static WatchPage visit(Page page, RunningSite site, String video) {
        page.navigate(site.address("/w/" + video));
        return on(page).play();
    }

    /// The watch page that is open already.
    static WatchPage on(Page page) {
        return new WatchPage(page);
    }

    WatchPage play() {
        page.evaluate("document.querySelector('#video').play()");
        return this;
    }

    /// Presses the button as soon as it is there; a page that does not ask is left as it is.
    WatchPage allowSharing() {
        Await.condition("the page asks, or need not", Duration.ofSeconds(60), () -> asks() || !isUndecided());
        if (asks()) {
            answer("Allow sharing");
        }
        return this;
    }

    /// Whether the notice about sharing is to be seen.
    boolean asks() {
        return page.locator("[data-consent]").isVisible();
    }

    private boolean isUndecided() {
        return List.of("starting", "unanswered").contains(state());
    }

    /// Presses a button of the notice.
    WatchPage answer(String words) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .click();
        return this;
    }

    String state() {
        return (String) page.evaluate("window.tributary?.stats().state ?? 'starting'");
    }

    /// Viewers that it is connected to.
    int viewers() {
        return ((Number) page.evaluate("window.tributary.stats().viewers")).intValue();
    }

    /// Returns when the picture has moved.
    WatchPage awaitMotion() {
        Await.condition("the picture moves", Duration.ofSeconds(60), () -> time() > 0.2 && frames() > 3);
        return this;
    }

    void awaitEnd(Duration limit) {
        Await.condition(
                "the video ends", limit, () -> (Boolean) page.evaluate("document.querySelector('#video').ended"));
    }

    /// Goes on at a multiple of the usual speed.
    WatchPage atSpeed(double rate) {
        page.evaluate("rate => { document.querySelector('#video').playbackRate = rate }", rate);
        return this;
    }

    void seek(double seconds) {
        page.evaluate("seconds => { document.querySelector('#video').currentTime = seconds }", seconds);
    }

    double time() {
        return ((Number) page.evaluate("document.querySelector('#video').currentTime")).doubleValue();
    }

    /// How far media is there, in seconds of the video.
    double buffered() {
        return time() + ((Number) page.evaluate("window.tributary.stats().bufferSeconds")).doubleValue();
    }

    int frames() {
        return ((Number) page.evaluate("document.querySelector('#video').getVideoPlaybackQuality().totalVideoFrames"))
                .intValue();
    }

    /// From here on the media origin does not answer this page; tracker and API do.
    void loseMediaOrigin() {
        page.route("**/media/**", Route::abort);
    }

    void findMediaOrigin() {
        page.unroute("**/media/**");
    }

    /// Freezes the page as a browser does with a tab that was left: no script runs, timers stand. Ask it nothing until
    /// the answer is closed.
    AutoCloseable toBackground() {
        var session = page.context().newCDPSession(page);
        setLifecycle(session, "frozen");
        return () -> {
            setLifecycle(session, "active");
            session.detach();
        };
    }

    private static void setLifecycle(CDPSession session, String state) {
        var parameters = new JsonObject();
        parameters.addProperty("state", state);
        session.send("Page.setWebLifecycleState", parameters);
    }

    /// Bytes that it gave to others.
    long uploaded() {
        return ((Number) page.evaluate("window.tributary.stats().uploaded")).longValue();
    }

    /// Bytes that it keeps in `memory` or on `disk`.
    long kept(String where) {
        return ((Number) page.evaluate("where => window.tributary.stats().kept[where]", where)).longValue();
    }

    Bytes bytes() {
        return new Bytes(received("peers"), received("seeder"), received("http"));
    }

    private long received(String source) {
        return ((Number) page.evaluate("source => window.tributary.stats().bytes[source]", source)).longValue();
    }

    /// Pieces that did not have their hash.
    int hashFailures() {
        return ((Number) page.evaluate("window.tributary.stats().hashFailures")).intValue();
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> stats() {
        return (Map<String, Object>) page.evaluate("window.tributary.stats()");
    }

    Page page() {
        return page;
    }

    /// Media bytes by source.
    record Bytes(long peers, long seeder, long http) {}
}
