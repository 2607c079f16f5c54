package tributary.backend.settings;

import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Every choice that was ever made; the newest of each key counts.
@Component
class SettingRows {

    private final JdbcClient database;

    SettingRows(JdbcClient database) {
        this.database = database;
    }

    long newest() {
        return database.sql("select coalesce(max(id), 0) from setting_change")
                .query(Long.class)
                .single();
    }

    /// Group to key to value; keys that were given back to their default are absent.
    Map<String, Map<String, String>> chosen() {
        var chosen = new HashMap<String, Map<String, String>>();
        database.sql("""
                        select distinct on (group_name, key) group_name, key, value
                        from setting_change order by group_name, key, id desc
                        """).query(row -> {
            var value = row.getString("value");
            if (value != null) {
                chosen.computeIfAbsent(row.getString("group_name"), _ -> new HashMap<>())
                        .put(row.getString("key"), value);
            }
        });
        return chosen;
    }

    void add(String group, String key, @Nullable String value, @Nullable String by) {
        database.sql(
                        "insert into setting_change (group_name, key, value, changed_by) values (:group, :key, :value, :by)")
                .param("group", group)
                .param("key", key)
                .param("value", value, Types.VARCHAR)
                .param("by", by, Types.VARCHAR)
                .update();
    }

    List<SettingChange> history(String group, int count) {
        return database.sql("""
                        select id, group_name, key, value, changed_by, changed_at from setting_change
                        where group_name = ? order by id desc limit ?
                        """).params(group, count).query(SettingRows::change).list();
    }

    Optional<SettingChange> find(long id) {
        return database.sql("""
                        select id, group_name, key, value, changed_by, changed_at from setting_change where id = ?
                        """).param(id).query(SettingRows::change).optional();
    }

    private static SettingChange change(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new SettingChange(
                row.getLong("id"),
                row.getString("group_name"),
                row.getString("key"),
                row.getString("value"),
                row.getString("changed_by"),
                row.getObject("changed_at", java.time.OffsetDateTime.class).toInstant());
    }
}
