package tributary.backend.offload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The table of days.
@Component
class OffloadRows {

    private static final String SUMS = """
            select day, sum(pages) as pages, sum(watched_seconds) as watched_seconds, sum(peer_bytes) as peer_bytes,
                   sum(seeder_bytes) as seeder_bytes, sum(http_bytes) as http_bytes, sum(sent_bytes) as sent_bytes,
                   sum(served_bytes) as served_bytes, sum(starts) as starts, sum(start_millis) as start_millis,
                   sum(stalls) as stalls, sum(stalled_millis) as stalled_millis, sum(switches) as switches
            from offload_day where day between :from and :to
            """;

    private final JdbcClient database;

    OffloadRows(JdbcClient database) {
        this.database = database;
    }

    List<OffloadDay> ofSite(LocalDate from, LocalDate to) {
        return database.sql(SUMS + "group by day order by day")
                .param("from", from)
                .param("to", to)
                .query(OffloadRows::day)
                .list();
    }

    List<OffloadDay> ofVideo(long videoId, LocalDate from, LocalDate to) {
        return database.sql(SUMS + "and video_id = :video group by day order by day")
                .param("from", from)
                .param("to", to)
                .param("video", videoId)
                .query(OffloadRows::day)
                .list();
    }

    List<OffloadVideo> byVideo(LocalDate from, LocalDate to, int count) {
        return database.sql("""
                        select video.uuid, video.name, sums.peer_bytes, sums.seeder_bytes, sums.http_bytes
                        from (select video_id, sum(peer_bytes) as peer_bytes, sum(seeder_bytes) as seeder_bytes,
                                     sum(http_bytes) as http_bytes,
                                     sum(peer_bytes + seeder_bytes + http_bytes) as bytes
                              from offload_day where day between :from and :to
                              group by video_id order by bytes desc, video_id limit :count) sums
                        join video on video.id = sums.video_id
                        where sums.bytes > 0 order by sums.bytes desc, video.id
                        """)
                .param("from", from)
                .param("to", to)
                .param("count", count)
                .query((row, _) -> new OffloadVideo(
                        row.getObject("uuid", UUID.class),
                        row.getString("name"),
                        row.getLong("peer_bytes"),
                        row.getLong("seeder_bytes"),
                        row.getLong("http_bytes")))
                .list();
    }

    /// Videos that are gone meanwhile are left out. Always in the same order, so that nobody waits for another for
    /// ever.
    @Transactional
    public void add(Map<Ledger.DayKey, Tally> tallies) {
        tallies.entrySet().stream()
                .sorted((one, other) ->
                        Long.compare(one.getKey().videoId(), other.getKey().videoId()))
                .forEach(entry -> add(entry.getKey(), entry.getValue()));
    }

    private void add(Ledger.DayKey key, Tally tally) {
        database.sql("""
                        insert into offload_day (video_id, day, pages, watched_seconds, peer_bytes, seeder_bytes,
                                                 http_bytes, sent_bytes, served_bytes, starts, start_millis, stalls,
                                                 stalled_millis, switches)
                        select id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from video where id = ?
                        on conflict (video_id, day) do update set
                            pages = offload_day.pages + excluded.pages,
                            watched_seconds = offload_day.watched_seconds + excluded.watched_seconds,
                            peer_bytes = offload_day.peer_bytes + excluded.peer_bytes,
                            seeder_bytes = offload_day.seeder_bytes + excluded.seeder_bytes,
                            http_bytes = offload_day.http_bytes + excluded.http_bytes,
                            sent_bytes = offload_day.sent_bytes + excluded.sent_bytes,
                            served_bytes = offload_day.served_bytes + excluded.served_bytes,
                            starts = offload_day.starts + excluded.starts,
                            start_millis = offload_day.start_millis + excluded.start_millis,
                            stalls = offload_day.stalls + excluded.stalls,
                            stalled_millis = offload_day.stalled_millis + excluded.stalled_millis,
                            switches = offload_day.switches + excluded.switches
                        """)
                .params(key.day(), tally.pages(), tally.watchedSeconds(), tally.peers(), tally.seeder(), tally.http())
                .params(tally.sent(), tally.served(), tally.starts(), tally.startMillis(), tally.stalls())
                .params(tally.stalledMillis(), tally.switches(), key.videoId())
                .update();
    }

    private static OffloadDay day(ResultSet row, int number) throws SQLException {
        return new OffloadDay(
                row.getObject("day", LocalDate.class),
                row.getLong("pages"),
                row.getLong("watched_seconds"),
                row.getLong("peer_bytes"),
                row.getLong("seeder_bytes"),
                row.getLong("http_bytes"),
                row.getLong("sent_bytes"),
                row.getLong("served_bytes"),
                row.getLong("starts"),
                row.getLong("start_millis"),
                row.getLong("stalls"),
                row.getLong("stalled_millis"),
                row.getLong("switches"));
    }
}
