package tributary.backend.accounts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Accounts that wait until somebody of the site lets them in.
@Component
public class Approvals {

    private static final int LONGEST = 2000;

    private final JdbcClient database;
    private final AccountChanges changes;

    Approvals(JdbcClient database, AccountChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /// @param answer to the site's question
    public record Asking(long accountId, String username, String email, String answer, Instant since) {}

    /// Closes a new account until it is let in.
    @Transactional
    public void ask(long accountId, String answer) {
        var text = answer.replace("\0", "").strip();
        database.sql("update account set waits_for = 'APPROVAL' where id = ?")
                .param(accountId)
                .update();
        database.sql("insert into sign_up_answer (account_id, answer) values (?, ?)")
                .params(accountId, text.substring(0, Math.min(text.length(), LONGEST)))
                .update();
    }

    /// Oldest first.
    ///
    /// @param after account behind which to go on; 0 from the start
    /// @param skip of those that follow
    public List<Asking> waiting(long after, long skip, int count) {
        return database.sql("""
            select account.id, account.username, account.email, coalesce(sign_up_answer.answer, '') answer,
                   account.created_at
            from account left join sign_up_answer on sign_up_answer.account_id = account.id
            where account.waits_for = 'APPROVAL' and account.id > ? order by account.id offset ? limit ?
            """)
                .params(after, skip, count)
                .query((row, _) -> new Asking(
                        row.getLong("id"),
                        row.getString("username"),
                        row.getString("email"),
                        row.getString("answer"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    public long count() {
        return database.sql("select count(*) from account where waits_for = 'APPROVAL'")
                .query(Long.class)
                .single();
    }

    public void letIn(long accountId) {
        database.sql("update account set waits_for = null where id = ? and waits_for = 'APPROVAL'")
                .param(accountId)
                .update();
    }

    /// It is gone, and its name stays taken.
    @Transactional
    public void refuse(long accountId) {
        var waits = database.sql("select 1 from account where id = ? and waits_for = 'APPROVAL' for update")
                .param(accountId)
                .query(Integer.class)
                .optional();
        if (waits.isPresent()) {
            changes.delete(accountId);
        }
    }
}
