package tributary.backend.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.site.JobQueue;

/// Letters that are to be sent. One that was sent is removed; one that failed for good stays a month.
@Component
class LetterRows {

    record Due(long id, String recipient, int attempts, Envelope.Written letter) {}

    private final JdbcClient database;

    LetterRows(JdbcClient database) {
        this.database = database;
    }

    void add(String recipient, String subject, String text, String html) {
        database.sql("insert into letter (recipient, subject, text, html) values (?, ?, ?, ?)")
                .params(recipient, subject, text, html)
                .update();
    }

    /// Takes the next letter that is due; it is due again after ten minutes, if whoever took it dies.
    Optional<Due> take() {
        return database.sql("""
                        update letter set attempts = attempts + 1, not_before = now() + interval '10 minutes'
                        where id = (select id from letter where not failed and not_before <= now()
                                    order by priority, id limit 1 for update skip locked)
                        returning id, recipient, attempts, subject, text, html
                        """)
                .query((row, _) -> new Due(
                        row.getLong("id"),
                        row.getString("recipient"),
                        row.getInt("attempts"),
                        new Envelope.Written(row.getString("subject"), row.getString("text"), row.getString("html"))))
                .optional();
    }

    void sent(long id) {
        database.sql("delete from letter where id = ?").param(id).update();
    }

    void postpone(long id, String reason, Duration pause) {
        database.sql("update letter set reason = ?, not_before = now() + make_interval(secs => ?) where id = ?")
                .params(reason, pause.toSeconds(), id)
                .update();
    }

    void giveUp(long id, String reason) {
        database.sql("update letter set reason = ?, failed = true where id = ?")
                .params(reason, id)
                .update();
    }

    int removeOld() {
        return database.sql("delete from letter where failed and created_at < now() - interval '30 days'")
                .update();
    }

    List<JobQueue.Job> list(JobQueue.State state, @Nullable Long after, int count) {
        var place = after == null ? "" : " and (priority, id) > (select priority, id from letter where id = :after)";
        var failed = state == JobQueue.State.FAILED ? "failed" : "not failed";
        return database.sql("select * from letter where " + failed + place + " order by priority, id limit :count")
                .param("after", after, Types.BIGINT)
                .param("count", count)
                .query((row, _) -> job(row, state))
                .list();
    }

    private static JobQueue.Job job(ResultSet row, JobQueue.State state) throws SQLException {
        return new JobQueue.Job(
                Long.toString(row.getLong("id")),
                state,
                row.getString("subject") + " → " + row.getString("recipient"),
                null,
                row.getInt("attempts"),
                row.getString("reason"),
                null,
                null,
                row.getInt("priority"),
                null,
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    long count(boolean failed) {
        return database.sql("select count(*) from letter where " + (failed ? "failed" : "not failed"))
                .query(Long.class)
                .single();
    }

    boolean retry(long id) {
        return database.sql("update letter set failed = false, attempts = 0, not_before = now() where id = ?")
                        .param(id)
                        .update()
                == 1;
    }

    boolean remove(long id) {
        return database.sql("delete from letter where id = ?").param(id).update() == 1;
    }

    boolean first(long id) {
        return database.sql("update letter set priority = -1, not_before = now() where id = ? and not failed")
                        .param(id)
                        .update()
                == 1;
    }
}
