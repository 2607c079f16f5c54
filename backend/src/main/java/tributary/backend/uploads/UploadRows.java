package tributary.backend.uploads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.videos.VideoDetails;

/// The upload table.
@Component
class UploadRows {

    /// First key of the advisory lock under which an account's limits are checked and used up.
    private static final int LIMITS_LOCK = 40;

    private final JdbcClient database;
    private final JsonMapper json;

    UploadRows(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /// One at a time of each account, until the transaction ends.
    void lockLimits(long accountId) {
        database.sql("select pg_advisory_xact_lock(?, ?)")
                .params(LIMITS_LOCK, Long.hashCode(accountId))
                .query((_, _) -> true)
                .single();
    }

    void insert(UUID id, long accountId, NewUpload upload, VideoDetails details, Duration expiry) {
        database.sql("""
                insert into upload (id, account_id, file_name, fingerprint, size, details, created_at, expires_at)
                values (:id, :account, :name, :fingerprint, :size, cast(:details as jsonb), now(),
                        now() + make_interval(secs => :expiry))
                """)
                .param("id", id)
                .param("account", accountId)
                .param("name", upload.fileName())
                .param("fingerprint", upload.fingerprint())
                .param("size", upload.size())
                .param("details", json.writeValueAsString(details))
                .param("expiry", expiry.toSeconds())
                .update();
    }

    Optional<Upload> find(UUID id) {
        return database.sql("select * from upload where id = ?")
                .param(id)
                .query(this::upload)
                .optional();
    }

    /// Holds the row until the transaction ends.
    Optional<Upload> lock(UUID id) {
        return database.sql("select * from upload where id = ? for update")
                .param(id)
                .query(this::upload)
                .optional();
    }

    /// Newest first.
    List<Upload> unfinished(long accountId) {
        return database.sql(
                        "select * from upload where account_id = ? and video_id is null order by created_at desc, id")
                .param(accountId)
                .query(this::upload)
                .list();
    }

    long unfinishedBytes(long accountId) {
        return database.sql("select coalesce(sum(size), 0) from upload where account_id = ? and video_id is null")
                .param(accountId)
                .query(Long.class)
                .single();
    }

    /// Begun within 24 hours, finished or not.
    long lastDay(long accountId) {
        return database.sql(
                        "select count(*) from upload where account_id = ? and created_at > now() - interval '1 day'")
                .param(accountId)
                .query(Long.class)
                .single();
    }

    /// Bytes that are still to come, of everybody.
    long outstandingBytes() {
        return database.sql("select coalesce(sum(size - received), 0) from upload where video_id is null")
                .query(Long.class)
                .single();
    }

    void received(UUID id, long received, Duration expiry) {
        database.sql("""
                update upload set received = :received, expires_at = now() + make_interval(secs => :expiry)
                 where id = :id
                """)
                .param("received", received)
                .param("expiry", expiry.toSeconds())
                .param("id", id)
                .update();
    }

    void receivedWhole(UUID id, NewUpload upload, VideoDetails details) {
        database.sql("""
                update upload set size = :size, received = :size, file_name = :name,
                       details = cast(:details as jsonb)
                 where id = :id
                """)
                .param("size", upload.size())
                .param("name", upload.fileName())
                .param("details", json.writeValueAsString(details))
                .param("id", id)
                .update();
    }

    long bytesOfToday(long accountId) {
        return database.sql("""
                select coalesce(sum(size), 0) from upload where account_id = ? and created_at > now() - interval '1 day'
                """).param(accountId).query(Long.class).single();
    }

    void describe(UUID id, VideoDetails details) {
        database.sql("update upload set details = cast(? as jsonb) where id = ?")
                .params(json.writeValueAsString(details), id)
                .update();
    }

    void finished(UUID id, long videoId) {
        database.sql("update upload set video_id = ? where id = ?")
                .params(videoId, id)
                .update();
    }

    void delete(UUID id) {
        database.sql("delete from upload where id = ?").param(id).update();
    }

    /// Complete, but not yet a video: something came in between.
    List<Upload> complete() {
        return database.sql("select * from upload where received = size and video_id is null order by created_at")
                .query(this::upload)
                .list();
    }

    List<Upload> expired() {
        return database.sql("select * from upload where received < size and video_id is null and expires_at < now()")
                .query(this::upload)
                .list();
    }

    private Upload upload(ResultSet row, int number) throws SQLException {
        var video = row.getLong("video_id");
        return new Upload(
                row.getObject("id", UUID.class),
                row.getLong("account_id"),
                row.getString("file_name"),
                row.getString("fingerprint"),
                row.getLong("size"),
                row.getLong("received"),
                json.readValue(row.getString("details"), VideoDetails.class),
                video == 0 ? null : video,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
