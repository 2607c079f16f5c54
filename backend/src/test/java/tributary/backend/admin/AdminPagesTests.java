package tributary.backend.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.backend.Eventually.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;
import tributary.backend.accounts.NewAccount;
import tributary.backend.accounts.Registration;
import tributary.backend.accounts.Role;
import tributary.backend.admin.storage.Orphans;
import tributary.backend.playback.Library;
import tributary.backend.settings.LiveSettings;
import tributary.backend.settings.SettingsView;
import tributary.backend.site.AdminPage;
import tributary.backend.site.HomeFolder;
import tributary.backend.site.InstanceSettings;

@SiteTest
class AdminPagesTests {

    private static final String PASSWORD = "a password for the dashboard";

    @LocalServerPort
    int port;

    @Autowired
    Registration registration;

    @Autowired
    LiveSettings settings;

    @Autowired
    SettingsView view;

    @Autowired
    MessageSource messages;

    @Autowired
    List<AdminPage> pages;

    @Autowired
    JdbcClient database;

    @Autowired
    Orphans orphans;

    @Autowired
    HomeFolder home;

    @Autowired
    Library library;

    @Test
    void everyPageOfTheNavigationIsThereInBothLanguages() {
        for (var language : List.of("en", "de")) {
            var admin = administrator("pages_" + language).with("Accept-Language", language);
            for (var page : pages) {
                var answer = admin.get(page.path());
                assertThat(answer.statusCode()).as(page.path()).isIn(200, 302);
                assertThat(answer.body()).as(page.path()).doesNotContain("??");
            }
            for (var group : settings.groups()) {
                var answer = admin.get("/admin/settings/" + group.name());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).as(group.name()).doesNotContain("??");
            }
        }
    }

    @Test
    void everySettingHasItsNameAndSentence() {
        var missing = new ArrayList<String>();
        for (var group : settings.groups()) {
            var prefix = "settings." + group.name();
            check(prefix, missing);
            for (var field : view.fields(group)) {
                check(prefix + "." + field.key(), missing);
                check(prefix + "." + field.key() + ".help", missing);
                field.options()
                        .forEach(option ->
                                check(prefix + "." + field.key() + "." + option.toLowerCase(Locale.ROOT), missing));
            }
        }
        assertThat(missing).isEmpty();
    }

    private void check(String key, List<String> missing) {
        try {
            messages.getMessage(key, null, Locale.ENGLISH);
        } catch (NoSuchMessageException absent) {
            missing.add(key);
        }
    }

    @Test
    void aSettingIsChangedWithThePasswordOnlyAndIsInTheLog() {
        var admin = administrator("changer");
        var refused = admin.submit(
                "/admin/settings/instance",
                "/admin/settings/instance",
                Map.of("name", "X", "currentPassword", "wrong"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(settings.of(InstanceSettings.class).name()).isNotEqualTo("X");

        var saved = admin.submit(
                "/admin/settings/instance",
                "/admin/settings/instance",
                Map.of("name", "Our videos", "indexed", "true", "currentPassword", PASSWORD));
        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(admin.get("/admin").body()).contains("· Our videos</title>");
        assertThat(admin.get("/admin/audit").body()).contains("settings.change", "changer");
        assertThat(admin.get("/admin/audit/export?format=csv").body()).contains("\"settings.change\"");
        assertThat(admin.get("/admin/audit/export?format=json").body()).contains("\"action\":\"settings.change\"");
    }

    @Test
    void aWaitingJobIsDoneFirstOrStopped() {
        var channel = library.person();
        var clip = library.clip(channel, "A clip");
        var id = UUID.randomUUID();
        database.sql("""
            insert into transcoding_job (id, video_id, account_id, file_uuid, source, source_size, state,
                not_before, created_at)
            values (?, (select id from video where uuid = ?), ?, ?, null, 1, 'QUEUED', now() + interval '1 h', now())
            """)
                .params(id, clip.uuid(), channel.accountId(), UUID.randomUUID())
                .update();
        var admin = administrator("worker_of_jobs");
        assertThat(admin.get("/admin/jobs?state=waiting").body()).contains("A clip");
        var csrf = admin.csrf("/admin/settings/instance");
        for (var deed : List.of("first", "cancel")) {
            assertThat(admin.post("/admin/jobs/transcoding/" + id, Map.of("deed", deed), csrf)
                            .statusCode())
                    .isEqualTo(302);
        }
        assertThat(state(id)).isEqualTo("FAILED");
        assertThat(admin.get("/admin/audit?action=jobs").body()).contains("jobs.first", "jobs.cancel");
        assertThat(admin.get("/admin/jobs?state=failed").body()).contains("An administrator stopped the processing.");
    }

    private String state(UUID job) {
        return database.sql("select state from transcoding_job where id = ?")
                .param(job)
                .query(String.class)
                .single();
    }

    @Test
    void filesThatBelongToNothingAreFoundAndSwept() throws IOException {
        var person = library.person();
        var kept = home.media().resolve(library.clip(person, "Kept").uuid().toString());
        var orphan =
                Files.createDirectories(home.media().resolve(UUID.randomUUID().toString()));
        Files.writeString(orphan.resolve("piece"), "left behind");
        var fresh =
                Files.createDirectories(home.media().resolve(UUID.randomUUID().toString()));
        var foreign = Files.createDirectories(home.media().resolve("notes"));
        for (var old : List.of(orphan, foreign)) {
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        }
        if (Files.exists(kept)) {
            Files.setLastModifiedTime(kept, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        }
        var had = Files.exists(kept);

        assertThat(orphans.look().things()).isEqualTo(1);
        orphans.sweep();

        assertThat(orphan).doesNotExist();
        assertThat(fresh).exists();
        assertThat(foreign).exists();
        assertThat(Files.exists(kept)).isEqualTo(had);
    }

    @Test
    void whatViewersGaveEachOtherIsAChartAndATable() {
        var clip = library.clip(library.person(), "Shared widely");
        database.sql("""
                insert into offload_day (video_id, day, peer_bytes, seeder_bytes, http_bytes)
                select id, (now() at time zone 'UTC')::date, 3000000000000, 500000000000, 500000000000
                from video where uuid = ?
                """).param(clip.uuid()).update();
        var admin = administrator("counter");
        eventually(() -> admin.get("/admin/swarms").body().contains("Shared widely"));
        assertThat(admin.get("/admin/swarms").body())
                .contains("bar-peers", "bar-seeder", "bar-http", "3.0 TB", "75%")
                .doesNotContain("style=");
        assertThat(admin.get("/admin").body()).contains("75 : 25");
    }

    @Test
    void theLogIsSearchableAndHoldsNoSecrets() {
        var admin = administrator("reader");
        LoggerFactory.getLogger("tributary.test").warn("Something odd happened, password=hunter2hunter2");
        eventually(() -> admin.get("/admin/logs?text=something+ODD").body().contains("Something odd happened"));
        assertThat(admin.get("/admin/logs?text=odd").body()).doesNotContain("hunter2hunter2");
        assertThat(admin.get("/admin/logs?text=odd&level=ERROR").body()).doesNotContain("Something odd");
    }

    private Visitor administrator(String name) {
        registration.register(
                new NewAccount(name, name + "@example.org", PASSWORD, null, Role.ADMINISTRATOR, null, null));
        return signedIn(name);
    }

    private Visitor signedIn(String name) {
        return new Visitor(port).signIn(name, PASSWORD);
    }
}
