package tributary.backend.torrents;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.site.JobQueue;

/// Torrents that could not be made at first, for the dashboard. They are tried for ever; those that did not succeed
/// several times count as failed.
@Component
class TorrentQueue implements JobQueue {

    static final int ATTEMPTS = 5;

    private final JdbcClient database;

    TorrentQueue(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return "torrents";
    }

    @Override
    public List<Job> list(State state, @Nullable String after, int count) {
        if (state == State.RUNNING || (after != null && !after.matches("[0-9]{1,18}"))) {
            return List.of();
        }
        return database.sql("""
            select task.rendition_id, task.attempts, task.reason, task.not_before, video.name, video.uuid,
                   rendition.height, account.username
            from torrent_task task join rendition on rendition.id = task.rendition_id
            join video on video.id = rendition.video_id join account on account.id = video.account_id
            where (task.attempts >= ?) = ? and task.rendition_id > ? order by task.rendition_id limit ?
            """)
                .params(ATTEMPTS, state == State.FAILED, after == null ? 0 : Long.parseLong(after), count)
                .query((row, _) -> new Job(
                        Long.toString(row.getLong("rendition_id")),
                        state,
                        row.getString("name") + " (" + row.getInt("height") + "p)",
                        "/w/" + row.getString("uuid"),
                        row.getInt("attempts"),
                        row.getString("reason"),
                        null,
                        null,
                        0,
                        row.getString("username"),
                        row.getObject("not_before", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public long count(State state) {
        return state == State.RUNNING
                ? 0
                : database.sql("select count(*) from torrent_task where (attempts >= ?) = ?")
                        .params(ATTEMPTS, state == State.FAILED)
                        .query(Long.class)
                        .single();
    }

    @Override
    public boolean allows(Deed deed, State state) {
        return deed == Deed.RETRY && state != State.RUNNING;
    }

    @Override
    public boolean act(Deed deed, String id) {
        return deed == Deed.RETRY
                && id.matches("[0-9]{1,18}")
                && database.sql("update torrent_task set not_before = now() where rendition_id = ?")
                                .param(Long.parseLong(id))
                                .update()
                        == 1;
    }
}
