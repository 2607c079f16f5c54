package tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Every page of the dashboard that an administrator can get to by its links, looked at by axe and walked through with
/// the keyboard.
class DashboardTests {

    private static final String PASSWORD = "a long pass phrase";
    private static final int USER = 2;
    private static final int MOST_STEPS = 600;
    private static final List<String> EXPECTED = List.of(
            "/admin",
            "/admin/audit",
            "/admin/decision-texts",
            "/admin/decisions",
            "/admin/decisions/{id}",
            "/admin/health",
            "/admin/jobs",
            "/admin/logs",
            "/admin/people",
            "/admin/people/{id}",
            "/admin/reports",
            "/admin/reports/{id}",
            "/admin/review",
            "/admin/rules",
            "/admin/settings/instance",
            "/admin/setup",
            "/admin/sign-ups",
            "/admin/storage",
            "/admin/swarms",
            "/admin/webhooks");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static RunningSite site;

    @BeforeAll
    static void start() {
        site = RunningSite.start(
                "dashboard", Map.of("TRIBUTARY_SEEDER_MODE", "off", "TRIBUTARY_TRANSCODER_MODE", "off"));
        var admin = Api.administrator(site);
        var creator = account(admin, "creator");
        account(admin, "viewer");
        var spammer = account(admin, "spammer");
        send(
                Api.signIn(site, "viewer", PASSWORD),
                "/api/v1/abuses",
                Map.of(
                        "account",
                        Map.of("id", creator),
                        "reason",
                        "Sells horses.",
                        "predefinedReasons",
                        List.of("spamOrMisleading")));
        send(admin, "/api/v1/users/" + spammer + "/block", Map.of("reason", "It sells pills."));
    }

    /// @return its number
    private static String account(Api admin, String name) {
        var answer = send(
                admin,
                "/api/v1/users",
                Map.of("username", name, "password", PASSWORD, "email", name + "@example.org", "role", USER));
        return JSON.readTree(answer).path("user").path("id").asString();
    }

    private static String send(Api api, String path, Map<String, Object> body) {
        var answer = api.send("POST", path, body);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 204);
        return answer.body();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void everyPageIsForEverybody() {
        try (var chromium = new Chromium()) {
            var page = signedIn(chromium);
            var todo = new ArrayDeque<>(List.of("/admin"));
            var seen = new HashSet<String>(todo);
            var broken = new TreeSet<String>();
            while (!todo.isEmpty()) {
                var path = todo.remove();
                page.navigate(site.address(path));
                broken.addAll(look(page, path));
                for (var link : links(page)) {
                    if (seen.add(pattern(link))) {
                        todo.add(link);
                    }
                }
            }
            assertThat(broken).isEmpty();
            assertThat(seen).containsAll(EXPECTED);
        }
    }

    /// Without motion, since colours are measured right after they were changed.
    private static Set<String> look(Page page, String path) {
        var broken = new TreeSet<String>();
        page.setViewportSize(1280, 800);
        page.emulateMedia(media(ColorScheme.LIGHT));
        walk(page).forEach(missed -> broken.add(path + " by keyboard: " + missed));
        Accessibility.find(page).forEach(line -> broken.add(path + ": " + line));
        page.setViewportSize(360, 740);
        page.emulateMedia(media(ColorScheme.DARK));
        Accessibility.find(page).forEach(line -> broken.add(path + " (phone, dark): " + line));
        return broken;
    }

    private static Page.EmulateMediaOptions media(ColorScheme colours) {
        return new Page.EmulateMediaOptions().setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE);
    }

    /// From the link that leads past the navigation through everything that can be acted on.
    ///
    /// @return what the keyboard did not reach
    private static List<String> walk(Page page) {
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip-link");
        page.keyboard().press("Enter");
        page.waitForFunction("document.activeElement.id === 'main'");
        page.evaluate("""
                () => {
                  window.reached = new Set();
                  document.addEventListener('focusin', ({ target }) => {
                    window.reached.add(target.type === 'radio' ? target.name : target);
                  });
                }
                """);
        for (var step = 0; step < MOST_STEPS; step++) {
            page.keyboard().press("Tab");
            if (Boolean.FALSE.equals(page.evaluate("document.activeElement.closest('#main') !== null"))) {
                break;
            }
        }
        return strings(page.evaluate("""
                () => [...document.querySelectorAll('#main :is(a[href], button, input, select, textarea, summary)')]
                  .filter(element => element.checkVisibility({ visibilityProperty: true })
                    && !element.disabled && element.type !== 'hidden')
                  .filter(element => !window.reached.has(element.type === 'radio' ? element.name : element))
                  .map(element => element.outerHTML.slice(0, 120))
                """));
    }

    private static List<String> links(Page page) {
        return strings(page.evaluate("""
                () => [...document.querySelectorAll('#main a[href^="/admin"]')]
                  .map(link => new URL(link.href))
                  .filter(url => url.origin === location.origin)
                  .map(url => url.pathname)
                  .filter(path => !path.includes('export'))
                """));
    }

    private static List<String> strings(Object found) {
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /// Of pages that differ only by what they are about, one is enough.
    private static String pattern(String path) {
        return path.replaceAll("/[0-9]+", "/{id}");
    }

    private static Page signedIn(Chromium chromium) {
        var page = chromium.newViewer("dashboard");
        page.navigate(site.address("/login"));
        page.fill("#username", "admin");
        page.fill("#password", RunningSite.ADMIN_PASSWORD);
        page.click("main button[type=submit]");
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }
}
