package tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A report, its decision and the appeal against it in browsers; and a block while others watch.
class ModerationTests {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PASSWORD = "a long pass phrase";
    private static final int MODERATOR = 1;
    private static final int USER = 2;

    private static RunningSite site;
    private static Api creatorApi;

    @BeforeAll
    static void start() {
        site = RunningSite.start("moderation", Map.of());
        var administrator = Api.administrator(site);
        account(administrator, "creator", USER);
        account(administrator, "viewer", USER);
        account(administrator, "poster", USER);
        account(administrator, "morgan", MODERATOR);
        account(administrator, "dorothy", MODERATOR);
        creatorApi = Api.signIn(site, "creator", PASSWORD);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void aReportIsDecidedAppealedAndAnsweredBySomebodyElse() {
        try (var chromium = new Chromium()) {
            var video = creatorApi
                    .awaitPublished(creatorApi.upload(SampleVideos.mp4(10, 240, "1M"), "Zebra crossing"), 1)
                    .get("shortUUID")
                    .asString();

            var viewer = signedIn(chromium, "viewer");
            viewer.navigate(site.address("/w/" + video));
            viewer.click("[data-report]");
            Accessibility.check(viewer);
            viewer.check("input[value=spamOrMisleading]");
            viewer.fill("#reason", "This is a horse.");
            viewer.fill("#at", "0:03");
            viewer.click("main button[type=submit]");
            viewer.waitForURL("**/my/reports");
            Accessibility.check(viewer);

            var morgan = signedIn(chromium, "morgan");
            morgan.navigate(site.address("/admin/people"));
            Accessibility.check(morgan);
            morgan.navigate(site.address("/admin/reports"));
            Accessibility.check(morgan);
            morgan.click("main a:has-text('Zebra crossing')");
            morgan.waitForSelector("[data-decide]");
            assertThat(morgan.locator("video").count()).isEqualTo(1);
            Accessibility.check(morgan);
            morgan.keyboard().press("d");
            assertThat(morgan.evaluate("document.activeElement.id")).isEqualTo("kind");
            morgan.selectOption("#kind", "block");
            morgan.fill("[data-decide] #reason", "It shows a horse.");
            morgan.click("[data-decide] button[type=submit]");
            morgan.waitForURL("**/admin/reports");

            viewer.navigate(site.address("/w/" + video));
            assertThat(viewer.locator("[data-blocked]").textContent()).contains("It shows a horse.");

            var creator = signedIn(chromium, "creator");
            creator.navigate(site.address("/my/decisions"));
            creator.click("main a:has-text('Zebra crossing')");
            creator.fill("#message", "It is a zebra, look at the stripes.");
            Accessibility.check(creator);
            creator.click("main form.card button[type=submit]");
            creator.waitForSelector(".words:has-text('look at the stripes')");
            var decision = creator.url().replaceAll(".*/", "");

            morgan.navigate(site.address("/admin/decisions/" + decision));
            assertThat(morgan.locator("button[name=accepted]").count()).isZero();
            var dorothy = signedIn(chromium, "dorothy");
            dorothy.navigate(site.address("/admin/decisions/" + decision));
            Accessibility.check(dorothy);
            dorothy.fill("#message", "You are right.");
            dorothy.click("button[name=accepted][value=true]");
            dorothy.waitForSelector("text=You are right.");

            viewer.navigate(site.address("/w/" + video));
            WatchPage.on(viewer).play().awaitMotion();
        }
    }

    /// One video and one account go through all that can be decided: each decision is appealed by whom it concerns, and
    /// taken back by somebody else than who took it.
    @Test
    void everyDecisionIsReportedTakenAppealedAndTakenBack() {
        try (var chromium = new Chromium()) {
            var posterApi = Api.signIn(site, "poster", PASSWORD);
            var video = posterApi
                    .awaitPublished(posterApi.upload(SampleVideos.mp4(4, 240, "1M"), "Judged by many"), 1)
                    .get("shortUUID")
                    .asString();
            var morgan = signedIn(chromium, "morgan");
            var dorothy = signedIn(chromium, "dorothy");
            var admin = signedIn(chromium, "admin", RunningSite.ADMIN_PASSWORD);
            var poster = chromium.newViewer("poster");
            for (var kind : new String[] {"ask-change", "label", "unlist", "remove"}) {
                report(Map.of("video", Map.of("id", video), "reason", "Look at this."));
                decide(morgan, "Judged by many", kind);
                assertThat(kind.equals("ask-change") || isInForce(kind, video))
                        .as(kind)
                        .isTrue();
                appeal(poster, kind);
                accept(dorothy, kind);
                assertThat(!kind.equals("ask-change") && isInForce(kind, video))
                        .as(kind + " taken back")
                        .isFalse();
            }
            for (var kind : new String[] {"warn", "limit", "suspend", "close", "ban", "delete-account"}) {
                report(Map.of("account", Map.of("id", accountId("poster")), "reason", "Look at them."));
                decide(kind.equals("delete-account") ? admin : morgan, "poster", kind);
                assertThat(kind.equals("warn") || isInForce(kind, video))
                        .as(kind)
                        .isTrue();
                appeal(poster, kind);
                accept(kind.equals("delete-account") ? admin : dorothy, kind);
                assertThat(!kind.equals("warn") && isInForce(kind, video))
                        .as(kind + " taken back")
                        .isFalse();
            }
            report(Map.of("video", Map.of("id", video), "reason", "Look once more."));
            decide(morgan, "Judged by many", "dismiss");
            var viewer = signedIn(chromium, "viewer");
            viewer.navigate(site.address("/my/reports"));
            viewer.locator("main a:has-text('Judged by many')").first().click();
            viewer.waitForSelector("main :text('It has to be: dismiss.')");
        }
    }

    private static void report(Map<String, Object> body) {
        var answer = Api.signIn(site, "viewer", PASSWORD).send("POST", "/api/v1/abuses", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String accountId(String name) {
        return Api.administrator(site)
                .get("/api/v1/users?search=" + name)
                .get("data")
                .get(0)
                .get("id")
                .asString();
    }

    private static void decide(Page moderator, String title, String kind) {
        moderator.navigate(site.address("/admin/reports"));
        moderator.click("main td a:has-text('" + title + "'), main th a:has-text('" + title + "')");
        moderator.waitForSelector("[data-decide]");
        moderator.selectOption("#kind", kind);
        moderator.fill("[data-decide] #reason", "It has to be: " + kind + ".");
        if (kind.equals("suspend")) {
            moderator.fill("#due", "2099-01-01");
        }
        moderator.click("[data-decide] button[type=submit]");
        moderator.waitForSelector(".notice-good");
    }

    /// Who cannot sign in any more is shown the way by the page that refuses them.
    private static void appeal(Page poster, String kind) {
        poster.navigate(site.address("/my/decisions"));
        if (poster.url().contains("/login")) {
            poster.fill("#username", "poster");
            poster.fill("#password", PASSWORD);
            poster.click("main button[type=submit]");
            poster.waitForSelector("main a[href^='/appeals/'], main a[href^='/my/decisions/']");
            var door = poster.locator("main a[href^='/appeals/']");
            if (door.count() > 0) {
                door.click();
            }
        }
        if (poster.url().contains("/my/decisions")) {
            poster.locator("main a[href^='/my/decisions/']").first().click();
        }
        poster.waitForSelector("main :text('It has to be: " + kind + ".')");
        poster.fill("#message", "It need not be: " + kind + ".");
        poster.locator("main form.card button[type=submit]").first().click();
        poster.waitForSelector("main .words:has-text('It need not be: " + kind + ".')");
    }

    private static void accept(Page moderator, String kind) {
        moderator.navigate(site.address("/admin/reports"));
        moderator.locator("section[aria-labelledby=appeals-title] a").first().click();
        moderator.waitForSelector("main .words:has-text('It need not be: " + kind + ".')");
        moderator.fill("#message", "You are right.");
        moderator.click("button[name=accepted][value=true]");
        moderator.waitForSelector("main .words:has-text('You are right.')");
    }

    /// What others notice of it. A warning, and being asked for a change, only the creator does.
    private static boolean isInForce(String kind, String video) {
        return switch (kind) {
            case "label" -> anonymous("/api/v1/videos/" + video).contains("\"nsfw\":true");
            case "unlist" -> !anonymous("/api/v1/videos").contains("Judged by many");
            case "remove", "ban", "delete-account" -> anonymous("/w/" + video).contains("data-blocked");
            case "limit" -> mayNotUpload();
            case "suspend", "close" -> mayNotSignIn();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static String anonymous(String path) {
        try {
            return site.get(path).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static boolean mayNotUpload() {
        try {
            var file = Files.writeString(Files.createTempFile("no-film", ".mp4"), "no film");
            Api.signIn(site, "poster", PASSWORD).upload(file, "No film");
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException refused) {
            assertThat(refused).hasMessageStartingWith("403");
            return true;
        }
    }

    private static boolean mayNotSignIn() {
        try {
            Api.signIn(site, "poster", PASSWORD);
            return false;
        } catch (IllegalStateException refused) {
            assertThat(refused).hasMessageContaining("account_blocked");
            return true;
        }
    }

    @Test
    void aBlockReachesThoseWhoAreWatching() throws IOException, InterruptedException {
        try (var chromium = new Chromium()) {
            var details =
                    creatorApi.awaitPublished(creatorApi.upload(SampleVideos.mp4(60, 240, "1M"), "Watched by two"), 1);
            var video = details.get("shortUUID").asString();
            var file = Api.files(details).getFirst();
            var media = path(file.get("fileUrl").asString());
            var torrent = path(file.get("torrentUrl").asString());
            assertThat(site.get(media).statusCode()).isEqualTo(200);
            var first = WatchPage.visit(PeerConnections.count(chromium.newViewer("first")), site, video);
            var second = WatchPage.visit(PeerConnections.count(chromium.newViewer("second")), site, video);
            first.allowSharing().awaitMotion();
            second.allowSharing().awaitMotion();
            Await.condition("the two are connected", SOON, () -> first.viewers() > 0 && second.viewers() > 0);

            var answer = Api.administrator(site)
                    .send("POST", "/api/v1/videos/" + video + "/blacklist", Map.of("reason", "It shows a horse."));
            assertThat(answer.statusCode()).isEqualTo(204);

            assertThat(site.get(media).statusCode()).isEqualTo(403);
            assertThat(site.get(torrent).statusCode()).isBetween(403, 410);
            assertThat(site.get("/w/" + video).statusCode()).isEqualTo(410);
            for (var viewer : new WatchPage[] {first, second}) {
                Await.condition(
                        "the viewer reads why",
                        SOON,
                        () -> viewer.page().locator("body").innerText().contains("It shows a horse."));
            }
            Await.condition(
                    "no byte can pass between them",
                    SOON,
                    () -> PeerConnections.connected(first.page()) + PeerConnections.connected(second.page()) == 0);
            assertThat(first.viewers() + second.viewers()).isZero();
        }
    }

    private static String path(String url) {
        return url.replaceFirst("https?://[^/]+", "");
    }

    private static void account(Api administrator, String name, int role) {
        var answer = administrator.send(
                "POST",
                "/api/v1/users",
                Map.of("username", name, "password", PASSWORD, "email", name + "@example.org", "role", role));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static Page signedIn(Chromium chromium, String name) {
        return signedIn(chromium, name, PASSWORD);
    }

    private static Page signedIn(Chromium chromium, String name, String password) {
        return site.signIn(chromium.newViewer(name), name, password);
    }
}
