package tributary.backend.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.site.JobQueue;

@Component
class WebhookRows {

    record Due(UUID id, long webhookId, String url, String secret, String event, String body, int attempts) {}

    private final JdbcClient database;

    WebhookRows(JdbcClient database) {
        this.database = database;
    }

    long insert(String url, String secret, List<String> events) {
        return database.sql("insert into webhook (url, secret, events) values (?, ?, ?) returning id")
                .params(url, secret, events.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    boolean delete(long id) {
        return database.sql("delete from webhook where id = ?").param(id).update() == 1;
    }

    List<Webhook> all() {
        return database.sql("select * from webhook order by id")
                .query(WebhookRows::webhook)
                .list();
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        var lastAt = row.getObject("last_at", OffsetDateTime.class);
        return new Webhook(
                row.getLong("id"),
                row.getString("url"),
                Arrays.asList((String[]) row.getArray("events").getArray()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_status", Integer.class),
                row.getString("last_answer"),
                lastAt == null ? null : lastAt.toInstant());
    }

    /// For all webhooks that want the event.
    void queue(String event, String body) {
        database.sql("""
            insert into webhook_delivery (webhook_id, event, body)
            select id, :event, :body from webhook where :event = any(events)
            """).param("event", event).param("body", body).update();
    }

    /// For one, whatever it wants.
    void queueFor(long webhookId, String event, String body) {
        database.sql("insert into webhook_delivery (webhook_id, event, body) values (?, ?, ?)")
                .params(webhookId, event, body)
                .update();
    }

    /// Takes the next one that is due; it is due again after two minutes, if whoever took it dies.
    Optional<Due> take() {
        return database.sql("""
            update webhook_delivery delivery set attempts = attempts + 1,
                not_before = now() + interval '2 minutes'
            from webhook
            where delivery.id = (select id from webhook_delivery where not failed and not_before <= now()
                                 order by not_before limit 1 for update skip locked)
              and webhook.id = delivery.webhook_id
            returning delivery.id, delivery.webhook_id, webhook.url, webhook.secret, delivery.event,
                      delivery.body, delivery.attempts
            """)
                .query((row, _) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getLong("webhook_id"),
                        row.getString("url"),
                        row.getString("secret"),
                        row.getString("event"),
                        row.getString("body"),
                        row.getInt("attempts")))
                .optional();
    }

    void answered(Due due, int status, String answer) {
        database.sql("update webhook set last_status = ?, last_answer = ?, last_at = now() where id = ?")
                .params(status, answer, due.webhookId())
                .update();
    }

    void taken(UUID id) {
        database.sql("delete from webhook_delivery where id = ?").param(id).update();
    }

    /// @param pause absent to give up
    void failed(UUID id, String reason, @Nullable Duration pause) {
        database.sql("""
            update webhook_delivery set reason = ?, failed = ?, not_before = now() + make_interval(secs => ?)
            where id = ?
            """)
                .params(reason, pause == null, pause == null ? 0 : pause.toSeconds(), id)
                .update();
    }

    List<JobQueue.Job> jobs(JobQueue.State state, @Nullable UUID after, int count) {
        var failed = state == JobQueue.State.FAILED ? "failed" : "not failed";
        var place = after == null
                ? ""
                : " and (delivery.created_at, delivery.id) > (select created_at, id from webhook_delivery where id = :after)";
        return database.sql("""
            select delivery.*, webhook.url from webhook_delivery delivery
            join webhook on webhook.id = delivery.webhook_id
            where %s%s order by delivery.created_at, delivery.id limit :count
            """.formatted(failed, place))
                .param("after", after, Types.OTHER)
                .param("count", count)
                .query((row, _) -> new JobQueue.Job(
                        row.getString("id"),
                        state,
                        row.getString("event") + " → " + row.getString("url"),
                        "/admin/webhooks",
                        row.getInt("attempts"),
                        row.getString("reason"),
                        null,
                        null,
                        0,
                        null,
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    long count(boolean failed) {
        return database.sql("select count(*) from webhook_delivery where " + (failed ? "failed" : "not failed"))
                .query(Long.class)
                .single();
    }

    boolean retry(UUID id) {
        return database.sql("update webhook_delivery set failed = false, attempts = 0, not_before = now() where id = ?")
                        .param(id)
                        .update()
                == 1;
    }

    boolean remove(UUID id) {
        return database.sql("delete from webhook_delivery where id = ?")
                        .param(id)
                        .update()
                == 1;
    }
}
