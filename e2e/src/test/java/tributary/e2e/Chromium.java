package tributary.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The machine's own Chromium. Each viewer is a context of its own: other cookies, other storage.
///
/// Local addresses are not hidden behind mDNS names, which containers without multicast cannot resolve.
final class Chromium implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-features=WebRtcHideLocalIpsWithMdns",
            "--disable-renderer-backgrounding",
            "--disable-background-timer-throttling",
            "--disable-backgrounding-occluded-windows",
            "--autoplay-policy=no-user-gesture-required");

    private final Playwright playwright = Playwright.create();
    private final Browser browser;

    Chromium() {
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        .setArgs(FLAGS));
    }

    private static Path program() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("These tests need Chromium: apt-get install -y chromium"));
    }

    /// A viewer with a profile of their own; what the page logs goes to standard output under `name`.
    Page newViewer(String name) {
        return newPage(
                name, new Browser.NewContextOptions().setViewportSize(1280, 800).setLocale("en"));
    }

    /// A viewer with a small touch screen.
    Page newPhone(String name) {
        return newPage(
                name,
                new Browser.NewContextOptions()
                        .setViewportSize(360, 740)
                        .setDeviceScaleFactor(2)
                        .setHasTouch(true)
                        .setIsMobile(true)
                        .setLocale("en"));
    }

    private Page newPage(String name, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        var page = context.newPage();
        page.onConsoleMessage(message -> System.out.println(name + ": " + message.text()));
        page.onPageError(error -> System.out.println(name + ": " + error));
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
