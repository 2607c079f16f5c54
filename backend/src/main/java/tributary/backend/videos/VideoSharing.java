package tributary.backend.videos;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Whether the viewers of a video share it with each other, as its owner wants. A private video is shared only if its
/// owner has said so for the time in which it is private.
@Component
public class VideoSharing {

    private final JdbcClient database;
    private final Videos videos;
    private final ApplicationEventPublisher events;

    VideoSharing(JdbcClient database, Videos videos, ApplicationEventPublisher events) {
        this.database = database;
        this.videos = videos;
        this.events = events;
    }

    /// @param allowed whether it is shared at all
    /// @param allowedWhenPrivate whether also while it is private
    public record Choice(boolean allowed, boolean allowedWhenPrivate) {

        private static final Choice USUAL = new Choice(true, false);

        boolean holdsFor(Privacy privacy) {
            return allowed && (privacy != Privacy.PRIVATE || allowedWhenPrivate);
        }
    }

    @Transactional(readOnly = true)
    public Choice of(long videoId) {
        return database.sql("select allowed, allowed_when_private from video_sharing where video_id = ?")
                .param(videoId)
                .query((row, _) -> new Choice(row.getBoolean(1), row.getBoolean(2)))
                .optional()
                .orElse(Choice.USUAL);
    }

    public boolean isShared(Video video) {
        return isShared(video.id(), video.privacy());
    }

    /// As it is, or would be, with a privacy.
    public boolean isShared(long videoId, Privacy privacy) {
        return of(videoId).holdsFor(privacy);
    }

    /// Nothing happens if there is no such video.
    @Transactional
    public void choose(long videoId, Choice choice) {
        videos.hold(videoId).ifPresent(video -> {
            var before = isShared(video);
            database.sql("""
                            insert into video_sharing (video_id, allowed, allowed_when_private) values (?, ?, ?)
                            on conflict (video_id) do update set allowed = excluded.allowed,
                                allowed_when_private = excluded.allowed_when_private
                            """)
                    .params(videoId, choice.allowed(), choice.allowedWhenPrivate())
                    .update();
            var after = choice.holdsFor(video.privacy());
            if (before != after) {
                events.publishEvent(new SharingChanged(videoId, after));
            }
        });
    }
}
