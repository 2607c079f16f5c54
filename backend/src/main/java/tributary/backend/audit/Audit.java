package tributary.backend.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.accounts.SignedIn;

/// The log of what staff did. A line is written in the caller's transaction: the deed and its line are there together
/// or
/// not at all. The database refuses to change or remove one.
@Component
public class Audit {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;

    Audit(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /// @param action module and deed, as in `settings.change`
    /// @param subjectKind kind of the thing that it was done to, as in `video`
    /// @param subjectId its UUID, name or number
    /// @param reason in the person's own words
    /// @param details whatever helps to understand it later; never a password, token or other secret
    public void record(
            SignedIn who,
            String action,
            String subjectKind,
            String subjectId,
            @Nullable String reason,
            Map<String, Object> details) {
        insert(who.accountId(), who.username(), who.role().id(), action, subjectKind, subjectId, reason, details);
    }

    /// What the site did by itself, such as removing a source after its delay.
    public void recordOfSite(
            String action, String subjectKind, String subjectId, @Nullable String reason, Map<String, Object> details) {
        insert(null, null, null, action, subjectKind, subjectId, reason, details);
    }

    private void insert(
            @Nullable Long accountId,
            @Nullable String accountName,
            @Nullable Integer role,
            String action,
            String subjectKind,
            String subjectId,
            @Nullable String reason,
            Map<String, Object> details) {
        database.sql("""
                        insert into audit_entry
                            (account_id, account_name, role, action, subject_kind, subject_id, reason, details)
                        values (:account, :name, :role, :action, :kind, :subject, :reason, :details::jsonb)
                        """)
                .param("account", accountId, Types.BIGINT)
                .param("name", accountName, Types.VARCHAR)
                .param("role", role, Types.SMALLINT)
                .param("action", action)
                .param("kind", subjectKind)
                .param("subject", subjectId)
                .param("reason", reason == null || reason.isBlank() ? null : reason.strip(), Types.VARCHAR)
                .param("details", json.writeValueAsString(details))
                .update();
    }

    public List<AuditEntry> find(AuditQuery query) {
        return statement(query).query(this::entry).list();
    }

    /// For exports: one line after the other, without holding all of them.
    public void each(AuditQuery query, Consumer<AuditEntry> consumer) {
        statement(query).query(row -> {
            consumer.accept(entry(row, 0));
        });
    }

    private JdbcClient.StatementSpec statement(AuditQuery query) {
        return database.sql("""
                        select * from audit_entry
                        where (:account = '' or account_name = :account)
                          and (:action = '' or starts_with(action, :action))
                          and (:kind = '' or subject_kind = :kind)
                          and (:subject = '' or subject_id = :subject)
                          and id < :before
                        order by id desc limit :count
                        """)
                .param("account", query.account())
                .param("action", query.action())
                .param("kind", query.subjectKind())
                .param("subject", query.subjectId())
                .param("before", query.before() == null ? Long.MAX_VALUE : query.before())
                .param("count", query.count());
    }

    private AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("account_id", Long.class),
                row.getString("account_name"),
                row.getObject("role", Integer.class),
                row.getString("action"),
                row.getString("subject_kind"),
                row.getString("subject_id"),
                row.getString("reason"),
                json.readValue(row.getString("details"), DETAILS));
    }
}
