package tributary.backend.torrents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.videos.Privacy;
import tributary.protocol.InfoHash;
import tributary.protocol.metainfo.InfoDictionary;
import tributary.protocol.metainfo.PieceHashes;

/// The tables of torrents and of those that are still to be made.
@Component
class TorrentRows {

    private static final String COLUMNS = """
            select torrent.rendition_id, torrent.video_id, torrent.info_hash, torrent.name, torrent.piece_length,
                   torrent.size
            """;

    private final JdbcClient database;

    TorrentRows(JdbcClient database) {
        this.database = database;
    }

    /// @param createdAt of the torrent
    record Stored(InfoDictionary info, Instant createdAt) {}

    /// A swarm that the tracker shall serve.
    ///
    /// @param group what tokens are bound to
    /// @param anyone whether clients without a token may join
    record Wanted(InfoHash infoHash, long videoId, UUID group, boolean anyone) {}

    List<Torrent> ofVideos(Collection<Long> videoIds) {
        if (videoIds.isEmpty()) {
            return List.of();
        }
        return database.sql(COLUMNS + """
                        from torrent join rendition on rendition.id = torrent.rendition_id
                        join video on video.id = torrent.video_id
                        where torrent.video_id in (:videos) and not video.held and video.blocked_at is null
                        order by torrent.video_id, rendition.height desc
                        """)
                .param("videos", videoIds)
                .query(TorrentRows::torrent)
                .list();
    }

    Optional<Torrent> byInfoHash(InfoHash infoHash) {
        return database.sql(COLUMNS + """
                        from torrent join video on video.id = torrent.video_id
                        where torrent.info_hash = ? and not video.held and video.blocked_at is null
                        """)
                .param(infoHash.toBytes())
                .query(TorrentRows::torrent)
                .optional();
    }

    boolean exists(long renditionId) {
        return database.sql("select exists (select 1 from torrent where rendition_id = ?)")
                .param(renditionId)
                .query(Boolean.class)
                .single();
    }

    Optional<Stored> stored(long renditionId) {
        return database.sql("select name, size, piece_length, pieces, created_at from torrent where rendition_id = ?")
                .param(renditionId)
                .query((row, _) -> new Stored(
                        InfoDictionary.of(
                                row.getString("name"),
                                row.getLong("size"),
                                row.getInt("piece_length"),
                                PieceHashes.of(row.getBytes("pieces"))),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void insert(long renditionId, long videoId, InfoDictionary info) {
        database.sql("""
                        insert into torrent (rendition_id, video_id, info_hash, name, piece_length, size, pieces)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (rendition_id) do nothing
                        """)
                .params(
                        renditionId,
                        videoId,
                        info.infoHash().toBytes(),
                        info.name(),
                        info.pieceLength(),
                        info.length(),
                        info.pieces().toBytes())
                .update();
    }

    void deleteOfVideo(long videoId) {
        database.sql("delete from torrent where video_id = ?").param(videoId).update();
    }

    List<Wanted> wanted(long videoId) {
        return wanted(" and torrent.video_id = " + videoId);
    }

    List<Wanted> allWanted() {
        return wanted("");
    }

    private List<Wanted> wanted(String condition) {
        return database.sql("""
                        select torrent.info_hash, video.id, video.uuid, video.privacy
                        from torrent join video on video.id = torrent.video_id
                        left join video_sharing on video_sharing.video_id = video.id
                        where coalesce(video_sharing.allowed, true)
                          and (video.privacy <> 'PRIVATE' or coalesce(video_sharing.allowed_when_private, false))
                          and not video.held and video.blocked_at is null
                        """ + condition)
                .query((row, _) -> new Wanted(
                        InfoHash.of(row.getBytes("info_hash")),
                        row.getLong("id"),
                        SwarmGroup.of(row.getObject("uuid", UUID.class), Privacy.valueOf(row.getString("privacy"))),
                        "PUBLIC".equals(row.getString("privacy"))))
                .list();
    }

    void addTask(long renditionId) {
        database.sql("""
                        insert into torrent_task (rendition_id) values (?)
                        on conflict (rendition_id) do update set attempts = 0, reason = null, not_before = now()
                        """).param(renditionId).update();
    }

    void endTask(long renditionId) {
        database.sql("delete from torrent_task where rendition_id = ?")
                .param(renditionId)
                .update();
    }

    /// A rendition that is gone meanwhile has no task any more.
    ///
    /// @return how often it was tried by now
    int failed(long renditionId, String reason, Duration pause) {
        return database.sql("""
                        insert into torrent_task (rendition_id, attempts, reason, not_before)
                        select id, 1, :reason, now() + :pause * interval '1 second' from rendition where id = :rendition
                        on conflict (rendition_id) do update set attempts = torrent_task.attempts + 1,
                            reason = excluded.reason, not_before = excluded.not_before
                        returning attempts
                        """)
                .param("reason", reason)
                .param("pause", pause.toSeconds())
                .param("rendition", renditionId)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    int attempts(long renditionId) {
        return database.sql("select attempts from torrent_task where rendition_id = ?")
                .param(renditionId)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    List<Long> dueTasks() {
        return database.sql("select rendition_id from torrent_task where not_before <= now() order by not_before")
                .query((row, _) -> row.getLong(1))
                .list();
    }

    List<Long> waitingTasks() {
        return database.sql("select rendition_id from torrent_task where not_before > now()")
                .query((row, _) -> row.getLong(1))
                .list();
    }

    private static Torrent torrent(ResultSet row, int number) throws SQLException {
        return new Torrent(
                row.getLong("rendition_id"),
                row.getLong("video_id"),
                InfoHash.of(row.getBytes("info_hash")),
                row.getString("name"),
                row.getInt("piece_length"),
                row.getLong("size"));
    }
}
