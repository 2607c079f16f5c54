package tributary.backend.transcoding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.site.JobQueue;
import tributary.backend.videos.Videos;
import tributary.protocol.worker.JobFailure;

/// Transcoding, for the dashboard.
@Component
class TranscodingQueue implements JobQueue {

    private static final JobFailure CANCELLED =
            new JobFailure("An administrator stopped the processing.", "cancelled on the dashboard", true);

    private final JdbcClient database;
    private final TranscodingJobs jobs;
    private final JobRows rows;
    private final JobFailures failures;
    private final Videos videos;

    TranscodingQueue(JdbcClient database, TranscodingJobs jobs, JobRows rows, JobFailures failures, Videos videos) {
        this.database = database;
        this.jobs = jobs;
        this.rows = rows;
        this.failures = failures;
        this.videos = videos;
    }

    @Override
    public String kind() {
        return "transcoding";
    }

    @Override
    public List<Job> list(State state, @Nullable String after, int count) {
        if (after != null && !after.matches("[0-9a-f-]{36}")) {
            return List.of();
        }
        var place = after == null ? "" : """
                 and (job.priority, job.created_at, job.id)
                    > (select priority, created_at, id from transcoding_job where id = :after)
                """;
        return database.sql("""
            select job.id, job.state, job.attempts, coalesce(job.failure, job.failure_detail) as reason,
                   job.percent, job.worker, job.priority, job.created_at, video.name, video.uuid,
                   account.username
            from transcoding_job job
            join video on video.id = job.video_id join account on account.id = job.account_id
            where job.state = '%s'%s order by job.priority, job.created_at, job.id limit :count
            """.formatted(inDatabase(state), place))
                .param("after", after == null ? null : UUID.fromString(after), Types.OTHER)
                .param("count", count)
                .query((row, _) -> job(row, state))
                .list();
    }

    private static Job job(ResultSet row, State state) throws SQLException {
        return new Job(
                row.getString("id"),
                state,
                row.getString("name"),
                "/w/" + row.getString("uuid"),
                row.getInt("attempts"),
                row.getString("reason"),
                state == State.RUNNING ? (int) row.getDouble("percent") : null,
                state == State.RUNNING ? row.getString("worker") : null,
                row.getInt("priority"),
                row.getString("username"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    @Override
    public long count(State state) {
        // The state stands in the statement, so that the small index over jobs that are not done always serves it.
        return database.sql("select count(*) from transcoding_job where state = '" + inDatabase(state) + "'")
                .query(Long.class)
                .single();
    }

    private static String inDatabase(State state) {
        return switch (state) {
            case WAITING -> "QUEUED";
            case RUNNING -> "RUNNING";
            case FAILED -> "FAILED";
        };
    }

    @Override
    public boolean allows(Deed deed, State state) {
        return switch (deed) {
            case RETRY -> state == State.FAILED;
            case CANCEL -> state != State.FAILED;
            case FIRST -> state == State.WAITING;
        };
    }

    @Override
    @Transactional
    public boolean act(Deed deed, String id) {
        if (!id.matches("[0-9a-f-]{36}")) {
            return false;
        }
        var found = rows.find(UUID.fromString(id));
        return found.isPresent()
                && switch (deed) {
                    case RETRY -> jobs.retry(found.get().videoId());
                    case CANCEL -> cancel(found.get());
                    case FIRST -> first(id);
                };
    }

    /// The worker learns by its next heartbeat that the job is no longer its own.
    private boolean cancel(tributary.backend.transcoding.Job job) {
        if (videos.hold(job.videoId()).isEmpty()) {
            return false;
        }
        var locked = rows.lock(job.id())
                .filter(row -> row.state() == tributary.backend.transcoding.Job.State.QUEUED
                        || row.state() == tributary.backend.transcoding.Job.State.RUNNING);
        locked.ifPresent(row -> failures.end(row, CANCELLED));
        return locked.isPresent();
    }

    private boolean first(String id) {
        return database.sql("""
            update transcoding_job set not_before = now(),
                priority = (select least(min(priority), 0) - 1 from transcoding_job where state = 'QUEUED')
            where id = ?::uuid and state = 'QUEUED'
            """).param(id).update() == 1;
    }
}
