package tributary.backend.security;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.SignedIn;

/// A report by the owner about themselves, with a message, and a decision about the owner.
@Component
class ModerationSamples implements RouteSamples {

    private final JdbcClient database;

    ModerationSamples(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Map<String, String> of(SignedIn owner) {
        database.sql("update report_case set open = false where open").update();
        var about = insert("""
                        insert into report_case (kind, target_id, account_id, title)
                        values ('ACCOUNT', ?, ?, 'Sample') returning id
                        """, owner.accountId(), owner.accountId());
        var report = insert("""
                        insert into report (case_id, reporter_id, words) values (?, ?, 'A sample') returning id
                        """, about, owner.accountId());
        var message = insert("""
                        insert into moderation_message (report_id, author_id, by_staff, text)
                        values (?, ?, false, 'A sample') returning id
                        """, report, owner.accountId());
        var decision = insert("""
                        insert into decision (case_id, kind, account_id, title, reason, words)
                        values (?, 'WARN', ?, 'Sample', 'Sample', 'Sample') returning id
                        """, about, owner.accountId());
        return Map.of(
                "case", Long.toString(about),
                "report", Long.toString(report),
                "message", Long.toString(message),
                "decision", Long.toString(decision));
    }

    private long insert(String sql, Object... values) {
        return database.sql(sql).params(values).query(Long.class).single();
    }
}
