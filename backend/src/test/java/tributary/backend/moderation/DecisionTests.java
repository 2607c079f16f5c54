package tributary.backend.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tributary.backend.Eventually;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;
import tributary.backend.accounts.NewAccount;
import tributary.backend.accounts.Registration;
import tributary.backend.accounts.Role;
import tributary.backend.channels.Channels;
import tributary.backend.playback.Library;
import tributary.backend.playback.Library.Clip;
import tributary.backend.playback.Library.Person;

/// Each decision from the report to the appeal, on the pages where people take and answer it.
@SiteTest
@Import(Library.class)
@TestPropertySource(properties = {"tributary.limits.sign-in=100000 in 1m", "tributary.moderation.source-kept=0s"})
class DecisionTests {

    private static final String PASSWORD = "a long pass phrase";

    @Autowired
    Library library;

    @Autowired
    Registration registration;

    @Autowired
    Channels channels;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    Person creator;
    Person viewer;
    Person first;
    Person second;
    Clip clip;

    @BeforeEach
    void publish() {
        creator = person("creator", Role.USER);
        viewer = person("viewer", Role.USER);
        first = person("first", Role.ADMINISTRATOR);
        second = person("second", Role.ADMINISTRATOR);
        clip = library.clip(creator, "Zebra crossing");
    }

    private Person person(String name, Role role) {
        var username = name + System.nanoTime();
        var account = registration.register(
                new NewAccount(username, username + "@example.org", PASSWORD, null, role, null, null));
        var channel = channels.ownedBy(account.id()).getFirst();
        return new Person(account.id(), username, channel.id(), channel.handle());
    }

    private Visitor browser(Person who) {
        return new Visitor(port).with("Cookie", library.cookie(who));
    }

    private HttpResponse<String> submit(Visitor who, String page, String action, Map<String, String> fields) {
        var answer = who.submit(page, action, fields);
        assertThat(answer.statusCode()).as(action + ": " + answer.body()).isEqualTo(302);
        return answer;
    }

    private long report() {
        var page = "/report?video=" + clip.shortUuid();
        submit(
                browser(viewer),
                page,
                "/report",
                Map.of("video", clip.shortUuid(), "reasons", "spamOrMisleading", "reason", "A horse.", "at", "0:03"));
        return database.sql("select max(id) from report_case where video_id = ?")
                .param(clip.id())
                .query(Long.class)
                .single();
    }

    private long decide(DecisionKind kind) {
        var about = report();
        var fields = new HashMap<>(Map.of("kind", kind.key(), "reason", "It shows a horse."));
        if (kind == DecisionKind.SUSPEND) {
            fields.put(
                    "due", LocalDate.now(java.time.ZoneOffset.UTC).plusDays(3).toString());
        }
        if (kind == DecisionKind.LIMIT) {
            fields.put("quota", "5");
        }
        submit(browser(first), "/admin/reports/" + about, "/admin/reports/" + about + "/decisions", fields);
        return database.sql("select max(id) from decision where case_id = ?")
                .param(about)
                .query(Long.class)
                .single();
    }

    private int watch() {
        return new Visitor(port).get("/w/" + clip.shortUuid()).statusCode();
    }

    private boolean isListed() {
        return new Visitor(port).get("/api/v1/videos?count=100").body().contains(clip.shortUuid());
    }

    /// What viewers and the person concerned meet while a decision of that kind holds, and after it.
    private void holds(DecisionKind kind, boolean now) {
        switch (kind) {
            case BLOCK, REMOVE, BAN, DELETE_ACCOUNT -> assertThat(watch()).isEqualTo(now ? 410 : 200);
            case UNLIST -> {
                assertThat(isListed()).isEqualTo(!now);
                assertThat(watch()).isEqualTo(200);
            }
            case LABEL -> {
                var page = new Visitor(port).get("/w/" + clip.shortUuid()).body();
                assertThat(page.contains("It shows a horse.")).isEqualTo(now);
                assertThat(page.contains("player-config")).isEqualTo(!now);
                var shown = new Visitor(port).get("/w/" + clip.shortUuid() + "?show=sensitive");
                assertThat(shown.body()).contains("player-config");
            }
            case LIMIT -> {
                var standing = database.sql("select may_upload from account where id = ?")
                        .param(creator.accountId())
                        .query(Boolean.class)
                        .single();
                assertThat(standing).isEqualTo(!now);
            }
            case SUSPEND, CLOSE -> {
                var status = new Visitor(port)
                        .submit("/login", "/login", Map.of("username", creator.username(), "password", PASSWORD))
                        .statusCode();
                assertThat(status).isEqualTo(now ? 403 : 302);
                assertThat(watch()).isEqualTo(200);
            }
            case DISMISS, ASK_CHANGE, WARN -> assertThat(watch()).isEqualTo(200);
        }
    }

    /// Where the person concerned answers: signed in, or by the link of the sign-in page.
    private String door(DecisionKind kind, long decision, Visitor concerned) {
        if (!kind.closes()) {
            return "/my/decisions/" + decision;
        }
        var refused =
                concerned.submit("/login", "/login", Map.of("username", creator.username(), "password", PASSWORD));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("It shows a horse.");
        var found = java.util.regex.Pattern.compile("/appeals/[0-9a-f]{64}").matcher(refused.body());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DISMISS", "REMOVE", "DELETE_ACCOUNT"})
    void aDecisionIsTakenAppealedOnceAndTakenBackBySomebodyElse(DecisionKind kind) {
        var decision = decide(kind);
        holds(kind, true);
        assertThat(browser(viewer).get("/my/reports").body()).contains("Something was done");

        var concerned = kind.closes() ? new Visitor(port) : browser(creator);
        var door = door(kind, decision, concerned);
        assertThat(concerned.get(door).body()).contains("It shows a horse.");
        submit(concerned, door, door, Map.of("appeal", "true", "message", "It is a zebra."));
        var again = concerned.post(
                door,
                Map.of("appeal", "true", "message", "Really."),
                concerned.csrf(kind.closes() ? "/login" : "/settings/profile"));
        assertThat(again.statusCode()).isIn(403, 409);

        var page = "/admin/decisions/" + decision;
        assertThat(browser(first).get(page).body()).doesNotContain("name=\"accepted\"");
        var own = browser(first);
        assertThat(own.post(page + "/appeal", Map.of("accepted", "true", "message", "No."), own.csrf(page))
                        .statusCode())
                .isEqualTo(403);
        holds(kind, true);
        submit(browser(second), page, page + "/appeal", Map.of("accepted", "true", "message", "You are right."));
        holds(kind, false);
        assertThat(browser(second).get("/admin/audit").body()).contains("moderation." + kind.key(), "moderation.undo");
    }

    @Test
    void aDismissedCaseTellsItsReporterAndIsReopenedByUndoing() {
        var decision = decide(DecisionKind.DISMISS);
        assertThat(browser(viewer).get("/my/reports").body()).contains("Nothing was done");
        assertThat(browser(creator).get("/my/decisions").body()).doesNotContain("Zebra");
        submit(browser(second), "/admin/decisions/" + decision, "/admin/decisions/" + decision + "/undo", Map.of());
        assertThat(browser(viewer).get("/my/reports").body()).contains("Not decided yet");
    }

    @Test
    void whatIsRemovedGoesForGoodAfterItsTime() {
        decide(DecisionKind.REMOVE);
        Eventually.eventually(() -> watch() == 404);
    }

    @Test
    void aDeletedAccountGoesForGoodAfterItsTime() {
        decide(DecisionKind.DELETE_ACCOUNT);
        Eventually.eventually(() -> watch() == 404
                && new Visitor(port).get("/a/" + creator.username()).statusCode() == 404);
    }

    @Test
    void twoBlocksAreTakenBackOneByOne() {
        var block = decide(DecisionKind.BLOCK);
        var opened = submit(browser(first), "/settings/profile", "/admin/reports", Map.of("video", clip.shortUuid()));
        var about = opened.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        var page = "/admin/reports/" + about;
        submit(browser(first), page, page + "/decisions", Map.of("kind", "ban", "reason", "It shows a horse."));
        var ban = database.sql("select max(id) from decision where case_id = ?")
                .param(Long.parseLong(about))
                .query(Long.class)
                .single();
        submit(browser(second), "/admin/decisions/" + ban, "/admin/decisions/" + ban + "/undo", Map.of());
        assertThat(watch()).isEqualTo(410);
        submit(browser(second), "/admin/decisions/" + block, "/admin/decisions/" + block + "/undo", Map.of());
        assertThat(watch()).isEqualTo(200);
    }

    @Test
    void aChangeIsRememberedADayBeforeAndReturnsToTheQueueWhenItsDayHasPassed() {
        var decision = decide(DecisionKind.ASK_CHANGE);
        var about = "/admin/reports/"
                + database.sql("select case_id from decision where id = ?")
                        .param(decision)
                        .query(Long.class)
                        .single();
        assertThat(browser(first).get("/admin/reports").body()).doesNotContain(about);
        due(decision, "now() + interval '20 hours'");
        Eventually.eventually(() -> told(creator, "/my/decisions/" + decision) == 2);
        due(decision, "now() - interval '1 second'");
        Eventually.eventually(() -> browser(first).get("/admin/reports").body().contains(about));
        assertThat(told(second, about)).isEqualTo(2);
        assertThat(told(creator, "/my/decisions/" + decision)).isEqualTo(2);
    }

    private void due(long decision, String time) {
        database.sql("update decision set due_at = " + time + ", created_at = now() - interval '7 days' where id = ?")
                .param(decision)
                .update();
    }

    private long told(Person who, String link) {
        return database.sql("select count(*) from notification where account_id = ? and link = ?")
                .params(who.accountId(), link)
                .query(Long.class)
                .single();
    }
}
