package tributary.backend.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The table of decisions.
@Component
class DecisionRows {

    private static final String SELECT = """
            select decision.*, author.username author, person.username account_name
            from decision
            left join account author on author.id = decision.author_id
            left join account person on person.id = decision.account_id
            """;

    private final JdbcClient database;
    private final JsonMapper json;

    DecisionRows(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    long insert(
            @Nullable Long caseId,
            NewDecision wanted,
            Subject subject,
            long authorId,
            String words,
            @Nullable Instant dueAt,
            Decision.Before before) {
        return database.sql("""
                        insert into decision (case_id, kind, account_id, video_id, title, reason, words, author_id, due_at,
                                              before)
                        values (:case, :kind, :account, :video, :title, :reason, :words, :author, :due,
                                cast(:before as jsonb))
                        returning id
                        """)
                .param("case", caseId, Types.BIGINT)
                .param("kind", wanted.kind().name())
                .param("account", subject.accountId())
                .param("video", subject.videoId(), Types.BIGINT)
                .param("title", subject.title())
                .param("reason", wanted.reason())
                .param("words", words)
                .param("author", authorId)
                .param("due", dueAt == null ? null : dueAt.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("before", json.writeValueAsString(before))
                .query(Long.class)
                .single();
    }

    Optional<Decision> find(long id) {
        return database.sql(SELECT + "where decision.id = ?")
                .param(id)
                .query(this::row)
                .optional();
    }

    /// Holds the row until the transaction ends.
    Optional<Decision> lock(long id) {
        database.sql("select id from decision where id = ? for update")
                .param(id)
                .query(Long.class)
                .optional();
        return find(id);
    }

    List<Decision> ofAccount(long accountId) {
        return list(
                "where decision.account_id = ? and decision.kind <> 'DISMISS' order by decision.id desc limit 200",
                accountId);
    }

    List<Decision> ofCase(long caseId) {
        return list("where decision.case_id = ? order by decision.id desc", caseId);
    }

    List<Decision> inForce(String column, long id) {
        return list(
                "where decision.undone_at is null and not decision.done and decision." + column
                        + " = ? order by decision.id desc",
                id);
    }

    List<Decision> openAppeals() {
        return database.sql(
                        SELECT + "where decision.appeal = 'OPEN' order by decision.appealed_at, decision.id limit 100")
                .query(this::row)
                .list();
    }

    /// Newest first, before one of that number.
    List<Decision> newest(long before, int count) {
        return database.sql(SELECT + "where decision.id < ? order by decision.id desc limit ?")
                .params(before, count)
                .query(this::row)
                .list();
    }

    List<Long> due() {
        return database.sql("""
                        select id from decision where due_at <= now() and undone_at is null and not done
                        order by due_at limit 20
                        """).query((row, _) -> row.getLong("id")).list();
    }

    /// Changes whose day is less than a day away, of creators who had more than a day. Each is given out once.
    List<Decision> toRemindOf() {
        return database.sql("""
                        update decision set reminded = true
                        where kind = 'ASK_CHANGE' and not reminded and undone_at is null and not done
                          and due_at > now() and due_at <= now() + interval '1 day'
                          and created_at < due_at - interval '1 day'
                        returning id
                        """).query((row, _) -> row.getLong("id")).list().stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    void done(long id) {
        database.sql("update decision set done = true where id = ?").param(id).update();
    }

    void undone(long id, long by, String reason) {
        database.sql("update decision set undone_at = now(), undone_by = ?, undone_reason = ? where id = ?")
                .params(by, reason, id)
                .update();
    }

    void appealed(long id) {
        database.sql("update decision set appeal = 'OPEN', appealed_at = now() where id = ?")
                .param(id)
                .update();
    }

    void answered(long id, Decision.Appeal answer, long by) {
        database.sql("update decision set appeal = ?, appeal_by = ? where id = ?")
                .params(answer.name(), by, id)
                .update();
    }

    private List<Decision> list(String condition, long value) {
        return database.sql(SELECT + condition).param(value).query(this::row).list();
    }

    private Decision row(ResultSet row, int number) throws SQLException {
        var appeal = row.getString("appeal");
        return new Decision(
                row.getLong("id"),
                row.getObject("case_id", Long.class),
                DecisionKind.valueOf(row.getString("kind")),
                row.getObject("account_id", Long.class),
                row.getString("account_name"),
                row.getObject("video_id", Long.class),
                row.getString("title"),
                row.getString("reason"),
                row.getString("words"),
                row.getObject("author_id", Long.class),
                row.getString("author"),
                time(row, "due_at"),
                json.readValue(row.getString("before"), Decision.Before.class),
                row.getBoolean("done"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                time(row, "undone_at"),
                row.getString("undone_reason"),
                appeal == null ? null : Decision.Appeal.valueOf(appeal),
                time(row, "appealed_at"),
                row.getObject("appeal_by", Long.class));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
