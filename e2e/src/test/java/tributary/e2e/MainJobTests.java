package tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The main job through the pages alone: a creator signs in and uploads, a visitor watches.
class MainJobTests {

    private static final String TITLE = "A river in spring";
    private static final Duration PROCESSED = Duration.ofMinutes(3);

    @Test
    void creatorUploadsAndVisitorSeesThePictureMove() {
        try (var site = RunningSite.start("main-job", Map.of());
                var chromium = new Chromium()) {
            var creator = chromium.newViewer("creator");
            signIn(creator, site);
            upload(creator, site, SampleVideos.mp4(10, 480, "3M"));
            var watchLink = creator.locator("[data-watch]");
            Await.condition("the studio links to the watch page", PROCESSED, watchLink::isVisible);

            var visitor = chromium.newViewer("visitor");
            visitor.navigate(site.address("/"));
            visitor.getByText(TITLE).first().click();
            visitor.waitForURL("**/w/*");
            assertThat(visitor.title()).contains(TITLE);
            WatchPage.on(visitor).play().awaitMotion();
        }
    }

    private static void signIn(Page page, RunningSite site) {
        page.navigate(site.address("/login"));
        page.fill("[name=username]", "admin");
        page.fill("[name=password]", RunningSite.ADMIN_PASSWORD);
        page.click("main button[type=submit]");
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        assertThat(page.url()).doesNotContain("/login");
    }

    private static void upload(Page page, RunningSite site, Path file) {
        page.navigate(site.address("/studio/upload"));
        page.setInputFiles("#file", file);
        page.fill("#details [name=name]", TITLE);
        page.check("#details [name=privacy][value='1']");
        page.click("#details button[type=submit]");
    }
}
