package tributary.backend.playback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Sizes of the site as everybody may know them, at most five minutes old: counting everything for
/// each request would let visitors load the database.
@Component
public class PublicFigures {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final JdbcClient database;
    private final Clock clock = Clock.systemUTC();
    private @Nullable Figures last;

    PublicFigures(JdbcClient database) {
        this.database = database;
    }

    /// @param bytes of the published files of public videos
    public record Figures(long accounts, long channels, long videos, long views, long bytes, Instant at) {}

    public synchronized Figures now() {
        var now = clock.instant();
        if (last == null || last.at().plus(FRESH).isBefore(now)) {
            last = count(now);
        }
        return last;
    }

    private Figures count(Instant now) {
        return database.sql("""
                        select (select count(*) from account where not suspended) as accounts,
                               (select count(*) from channel) as channels,
                               (select count(*) from video where state = 'PUBLISHED' and privacy = 'PUBLIC') as videos,
                               (select coalesce(sum(views), 0) from video
                                 where state = 'PUBLISHED' and privacy = 'PUBLIC') as views,
                               (select coalesce(sum(rendition.size), 0)
                                  from rendition join video on video.id = rendition.video_id
                                 where video.state = 'PUBLISHED' and video.privacy = 'PUBLIC' and published) as bytes
                        """)
                .query((row, _) -> new Figures(
                        row.getLong("accounts"),
                        row.getLong("channels"),
                        row.getLong("videos"),
                        row.getLong("views"),
                        row.getLong("bytes"),
                        now))
                .single();
    }
}
