package tributary.backend.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.PageOf;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoAccess;
import tributary.backend.videos.VideoState;
import tributary.backend.videos.Videos;

/// Remembers positions. Who has turned it off is not written down at all.
@Service
public class WatchHistory {

    /// A start is soon found again.
    private static final int LEAST_SECONDS = 5;

    private static final double LAST_PART = 0.05;
    private static final double LONGEST_LAST_PART = 60;

    /// What the viewer may not see any more is not in the list, but comes back with the video.
    private static final String VISIBLE = """
            from watched join video on video.id = watched.video_id
            where watched.account_id = :account and video.state = 'PUBLISHED'
              and (video.privacy <> 'PRIVATE' or video.account_id = :account or :moderator)
              and strpos(lower(video.name), lower(:search)) > 0
            """;

    private final JdbcClient database;
    private final Accounts accounts;
    private final Videos videos;
    private final VideoAccess access;
    private final HistorySettings settings;

    WatchHistory(JdbcClient database, Accounts accounts, Videos videos, VideoAccess access, HistorySettings settings) {
        this.database = database;
        this.accounts = accounts;
        this.videos = videos;
        this.access = access;
        this.settings = settings;
    }

    /// The viewer's player says where it is.
    ///
    /// @param seconds held to the video's length
    public void watching(SignedIn viewer, Video video, double seconds) {
        if (video.state() != VideoState.PUBLISHED || Double.isNaN(seconds)) {
            return;
        }
        var length = Math.ceil(video.durationSeconds());
        var position = (int) Math.floor(Math.clamp(seconds, 0, length > 0 ? length : 0));
        database.sql("""
                insert into watched (account_id, video_id, seconds, watched_at)
                select account.id, video.id, :seconds, now() from account, video
                 where account.id = :account and account.keeps_history and video.id = :video
                on conflict (account_id, video_id) do update set seconds = excluded.seconds, watched_at = now()
                """)
                .param("seconds", position)
                .param("account", viewer.accountId())
                .param("video", video.id())
                .update();
    }

    /// Where to go on: 0 for a video that was not begun, or is as good as over.
    ///
    /// @return null if this viewer's history is off
    public @Nullable Integer resume(SignedIn viewer, Video video) {
        if (!accounts.keepsHistory(viewer.accountId())) {
            return null;
        }
        var seconds = positions(viewer, List.of(video.id())).getOrDefault(video.id(), 0);
        return seconds < LEAST_SECONDS || isNearEnd(video, seconds) ? 0 : seconds;
    }

    /// The last positions, by video; a video that was never watched is absent.
    public Map<Long, Integer> positions(SignedIn viewer, Collection<Long> videoIds) {
        var found = new HashMap<Long, Integer>();
        if (!videoIds.isEmpty()) {
            database.sql("select video_id, seconds from watched where account_id = :account and video_id in (:videos)")
                    .param("account", viewer.accountId())
                    .param("videos", videoIds)
                    .query(row -> {
                        found.put(row.getLong("video_id"), row.getInt("seconds"));
                    });
        }
        return found;
    }

    static boolean isNearEnd(Video video, int seconds) {
        var length = video.durationSeconds();
        return seconds >= length - Math.min(LONGEST_LAST_PART, LAST_PART * length);
    }

    /// Latest first.
    ///
    /// @param search words that must stand in the name; empty for all
    public PageOf<Watched> list(SignedIn viewer, String search, long start, int count) {
        var total = database.sql("select count(*) " + VISIBLE)
                .params(parameters(viewer, search))
                .query(Long.class)
                .single();
        record Row(long videoId, int seconds, Instant at) {}
        var rows = database.sql("select watched.* " + VISIBLE
                        + "order by watched.watched_at desc, watched.video_id desc offset :start limit :count")
                .params(parameters(viewer, search))
                .param("start", start)
                .param("count", count)
                .query((row, _) -> new Row(
                        row.getLong("video_id"),
                        row.getInt("seconds"),
                        row.getObject("watched_at", OffsetDateTime.class).toInstant()))
                .list();
        var videoOf = videos.findAll(rows.stream().map(Row::videoId).toList());
        return new PageOf<>(
                total,
                rows.stream()
                        .filter(row -> videoOf.containsKey(row.videoId()))
                        .map(row -> new Watched(
                                Objects.requireNonNull(videoOf.get(row.videoId())), row.seconds(), row.at()))
                        .filter(watched -> access.maySee(watched.video(), viewer))
                        .toList());
    }

    private static Map<String, Object> parameters(SignedIn viewer, String search) {
        return Map.of("account", viewer.accountId(), "moderator", viewer.isModerator(), "search", search);
    }

    /// @return whether it was there
    public boolean forget(SignedIn viewer, long videoId) {
        return database.sql("delete from watched where account_id = ? and video_id = ?")
                        .params(viewer.accountId(), videoId)
                        .update()
                == 1;
    }

    /// @param before only what was watched earlier; null for all
    public void forgetAll(SignedIn viewer, @Nullable Instant before) {
        var until = before == null ? Instant.now().plusSeconds(3600) : before;
        database.sql("delete from watched where account_id = ? and watched_at < ?")
                .params(viewer.accountId(), until.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forgetOld() {
        if (settings.keptFor().isPositive()) {
            database.sql("delete from watched where watched_at < ?")
                    .param(Instant.now().minus(settings.keptFor()).atOffset(ZoneOffset.UTC))
                    .update();
        }
    }
}
