package tributary.backend.admin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.settings.LiveSettings;
import tributary.backend.settings.SettingsGroup;

/// The first steps of a new site: groups of settings that every operator should have seen once. Each can be skipped,
/// and all.
@Component
public class Setup {

    private static final String MARK = "setup";
    private static final List<String> STEPS =
            List.of("instance", "sign-up", "signup", "accounts", "transcoding", "uploads", "sharing", "mail", "pages");

    private final JdbcClient database;
    private final LiveSettings settings;
    private volatile boolean done;

    Setup(JdbcClient database, LiveSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /// Whether somebody went through it, or said that they will not.
    public boolean isDone() {
        if (!done) {
            done = database.sql("select exists (select 1 from site_mark where name = ?)")
                    .param(MARK)
                    .query(Boolean.class)
                    .single();
        }
        return done;
    }

    public void finish() {
        database.sql("insert into site_mark (name) values (?) on conflict do nothing")
                .param(MARK)
                .update();
    }

    public List<SettingsGroup<?>> steps() {
        return STEPS.stream().flatMap(this::group).toList();
    }

    private Stream<SettingsGroup<?>> group(String name) {
        return settings.group(name).stream();
    }

    /// The step after one; empty after the last.
    public Optional<SettingsGroup<?>> after(String name) {
        var steps = steps();
        for (var index = 0; index < steps.size() - 1; index++) {
            if (steps.get(index).name().equals(name)) {
                return Optional.of(steps.get(index + 1));
            }
        }
        return Optional.empty();
    }
}
