package tributary.backend.transcoding;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.protocol.worker.Heartbeat;

/// The job table. Times are the database's, so that a wrong clock elsewhere ends no lease.
@Component
class JobRows {

    private final JdbcClient database;

    JobRows(JdbcClient database) {
        this.database = database;
    }

    void insert(UUID id, long videoId, long accountId, UUID fileUuid, String source, long sourceSize) {
        database.sql("""
            insert into transcoding_job
                (id, video_id, account_id, file_uuid, source, source_size, state, not_before, created_at)
            values (?, ?, ?, ?, ?, ?, 'QUEUED', now(), now())
            """)
                .params(id, videoId, accountId, fileUuid, source, sourceSize)
                .update();
    }

    /// The next job: of the account that has the fewest running, then of the one that waited longest for its turn.
    Optional<Job> lease(String worker, String lease, Duration length) {
        return database.sql("""
            update transcoding_job
               set state = 'RUNNING', attempts = attempts + 1, lease = :lease, worker = :worker, leased_at = now(),
                   lease_expires_at = now() + make_interval(secs => :seconds),
                   phase = null, percent = 0, seconds_left = null
             where id = (
                select waiting.id from transcoding_job waiting
                 where waiting.state = 'QUEUED' and waiting.not_before <= now()
                 order by waiting.priority, (select count(*) from transcoding_job running
                            where running.account_id = waiting.account_id and running.state = 'RUNNING'),
                          (select max(earlier.leased_at) from transcoding_job earlier
                            where earlier.account_id = waiting.account_id) nulls first,
                          waiting.created_at, waiting.id
                 limit 1 for update skip locked)
            returning *
            """)
                .param("lease", lease)
                .param("worker", worker)
                .param("seconds", length.toMillis() / 1000.0)
                .query(JobRows::job)
                .optional();
    }

    Optional<Job> find(UUID id) {
        return database.sql("select * from transcoding_job where id = ?")
                .param(id)
                .query(JobRows::job)
                .optional();
    }

    /// Holds the row until the transaction ends.
    Optional<Job> lock(UUID id) {
        return database.sql("select * from transcoding_job where id = ? for update")
                .param(id)
                .query(JobRows::job)
                .optional();
    }

    List<Job> ofVideos(Collection<Long> videoIds) {
        if (videoIds.isEmpty()) {
            return List.of();
        }
        return database.sql("select * from transcoding_job where video_id in (:ids)")
                .param("ids", videoIds)
                .query(JobRows::job)
                .list();
    }

    /// @return whether that lease still holds the job
    boolean heartbeat(UUID id, String lease, Heartbeat heartbeat, Duration length) {
        return database.sql("""
            update transcoding_job
               set lease_expires_at = now() + make_interval(secs => :seconds),
                   phase = :phase, percent = :percent, seconds_left = :left
             where id = :id and lease = :lease and state = 'RUNNING'
            """)
                        .param("seconds", length.toMillis() / 1000.0)
                        .param("phase", heartbeat.phase())
                        .param("percent", Math.clamp(heartbeat.percent(), 0, 100))
                        .param("left", heartbeat.secondsLeft())
                        .param("id", id)
                        .param("lease", lease)
                        .update()
                == 1;
    }

    /// Jobs whose worker went silent.
    List<UUID> expired() {
        return database.sql("select id from transcoding_job where state = 'RUNNING' and lease_expires_at < now()")
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    boolean isExpired(UUID id) {
        return database.sql("select state = 'RUNNING' and lease_expires_at < now() from transcoding_job where id = ?")
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void planned(UUID id, List<Integer> heights) {
        database.sql("update transcoding_job set planned_heights = ? where id = ?")
                .params(heights.toArray(Integer[]::new), id)
                .update();
    }

    void posterStored(UUID id) {
        database.sql("update transcoding_job set poster_stored = true where id = ?")
                .param(id)
                .update();
    }

    void done(UUID id) {
        database.sql("""
            update transcoding_job set state = 'DONE', percent = 100, seconds_left = null, phase = null,
                   failure = null, failure_detail = null, finished_at = now()
             where id = ?
            """).param(id).update();
    }

    void queueAgain(UUID id, Duration pause, String detail) {
        database.sql("""
            update transcoding_job set state = 'QUEUED', lease = null, phase = null, seconds_left = null,
                   failure_detail = :detail, not_before = now() + make_interval(secs => :seconds)
             where id = :id
            """)
                .param("detail", detail)
                .param("seconds", pause.toMillis() / 1000.0)
                .param("id", id)
                .update();
    }

    void failed(UUID id, String reason, String detail, boolean retryable) {
        database.sql("""
            update transcoding_job set state = 'FAILED', lease = null, phase = null, seconds_left = null,
                   failure = ?, failure_detail = ?, retryable = ?, finished_at = now()
             where id = ?
            """).params(reason, detail, retryable, id).update();
    }

    /// @return whether there was a failed job that may be tried again
    boolean retry(long videoId) {
        return database.sql("""
            update transcoding_job set state = 'QUEUED', attempts = 0, failure = null, percent = 0,
                   not_before = now(), finished_at = null
             where video_id = ? and state = 'FAILED' and retryable
            """).param(videoId).update() == 1;
    }

    /// Jobs that will not need their source any more, but have it still.
    List<Job> withUselessSource() {
        return database.sql("""
            select * from transcoding_job
             where source is not null and (state = 'DONE' or (state = 'FAILED' and not retryable))
            """).query(JobRows::job).list();
    }

    void sourceRemoved(UUID id) {
        database.sql("update transcoding_job set source = null where id = ?")
                .param(id)
                .update();
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                row.getLong("video_id"),
                row.getLong("account_id"),
                row.getObject("file_uuid", UUID.class),
                row.getString("source"),
                row.getLong("source_size"),
                Job.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("lease"),
                row.getString("phase"),
                row.getDouble("percent"),
                integer(row, "seconds_left"),
                integers(row.getArray("planned_heights")),
                row.getBoolean("poster_stored"),
                row.getString("failure"),
                row.getBoolean("retryable"));
    }

    private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        var value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static List<Integer> integers(Array array) throws SQLException {
        return Arrays.asList((Integer[]) array.getArray());
    }
}
