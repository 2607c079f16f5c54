package tributary.backend.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class NotificationRows {

    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    record Person(long accountId, int role, String email, String displayName) {}

    private final JdbcClient database;
    private final JsonMapper json;

    NotificationRows(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    int channels(long accountId, NotificationKind kind) {
        return database.sql("select channels from notification_choice where account_id = ? and kind = ?")
                .params(accountId, kind.name())
                .query(Integer.class)
                .optional()
                .orElse(kind.usual());
    }

    void choose(long accountId, NotificationKind kind, int channels) {
        database.sql("""
                        insert into notification_choice (account_id, kind, channels) values (?, ?, ?)
                        on conflict (account_id, kind) do update set channels = excluded.channels
                        """).params(accountId, kind.name(), channels).update();
    }

    void add(long accountId, NotificationKind kind, String key, Map<String, String> parameters, String link) {
        database.sql("""
                        insert into notification (account_id, kind, message_key, parameters, link)
                        values (?, ?, ?, ?::jsonb, ?)
                        """)
                .params(accountId, kind.name(), key, json.writeValueAsString(parameters), link)
                .update();
    }

    List<Notification> list(long accountId, boolean unreadOnly, long before, int count) {
        return database.sql("""
                        select * from notification
                        where account_id = ? and id < ? and (not ? or not read) order by id desc limit ?
                        """)
                .params(accountId, before, unreadOnly, count)
                .query(this::notification)
                .list();
    }

    long count(long accountId, boolean unreadOnly) {
        // Only what is unread has an index of its own, which every page asks for the bell.
        return database.sql(
                        "select count(*) from notification where account_id = ?" + (unreadOnly ? " and not read" : ""))
                .param(accountId)
                .query(Long.class)
                .single();
    }

    void read(long accountId, List<Long> ids) {
        if (!ids.isEmpty()) {
            database.sql("update notification set read = true where account_id = :account and id in (:ids)")
                    .param("account", accountId)
                    .param("ids", ids)
                    .update();
        }
    }

    void readAll(long accountId) {
        database.sql("update notification set read = true where account_id = ? and not read")
                .param(accountId)
                .update();
    }

    List<Person> staff() {
        return database.sql("select id, role, email, display_name from account where role < 2 and not suspended")
                .query((row, _) -> new Person(
                        row.getLong("id"), row.getInt("role"), row.getString("email"), row.getString("display_name")))
                .list();
    }

    /// @return whether it is that person's turn; then it counts as sent
    boolean takeDigest(long accountId) {
        return database.sql("""
                        insert into digest (account_id, sent_at) values (?, now())
                        on conflict (account_id) do update set sent_at = now()
                        where digest.sent_at < now() - interval '23 hours 50 minutes'
                        """).param(accountId).update() == 1;
    }

    /// Half a year is enough for what was only news.
    void removeOld() {
        database.sql("delete from notification where created_at < now() - interval '180 days'")
                .update();
        database.sql("delete from notification n where not exists (select 1 from account a where a.id = n.account_id)")
                .update();
    }

    private Notification notification(ResultSet row, int number) throws SQLException {
        return new Notification(
                row.getLong("id"),
                NotificationKind.valueOf(row.getString("kind")),
                row.getString("message_key"),
                json.readValue(row.getString("parameters"), PARAMETERS),
                row.getString("link"),
                row.getBoolean("read"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
