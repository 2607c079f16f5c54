package tributary.backend.videos;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.site.PageOf;

/// What those who look after the site do to videos. Nothing of it changes what the creator chose, so all of it can be
/// taken back. Nobody's rights are checked here. A video that is gone is left alone.
@Service
public class Moderation {

    private final VideoRows rows;
    private final ApplicationEventPublisher events;

    Moderation(VideoRows rows, ApplicationEventPublisher events) {
        this.rows = rows;
        this.events = events;
    }

    /// Nobody but moderators may have it, also those who are watching it now.
    ///
    /// @param reason as viewers read it
    @Transactional
    public void block(long id, String reason) {
        rows.lock(id).ifPresent(video -> {
            video.block(reason, now());
            events.publishEvent(new VideoBlocked(id, video.uuid(), reason));
            events.publishEvent(new VideoChanged(id));
        });
    }

    @Transactional
    public void unblock(long id) {
        rows.lock(id).filter(VideoEntity::unblock).ifPresent(_ -> {
            events.publishEvent(new VideoUnblocked(id));
            events.publishEvent(new VideoChanged(id));
        });
    }

    /// Others find it only by its link, whatever its creator chooses.
    @Transactional
    public void delist(long id, boolean delisted) {
        rows.lock(id).ifPresent(video -> {
            video.delist(delisted);
            events.publishEvent(new VideoChanged(id));
        });
    }

    /// @param explanation what viewers read before they see it; null takes the label away
    /// @param nsfw whether it counts as sensitive without an explanation
    @Transactional
    public void label(long id, @Nullable String explanation, boolean nsfw) {
        rows.lock(id).ifPresent(video -> {
            video.label(explanation, nsfw);
            events.publishEvent(new VideoChanged(id));
        });
    }

    /// It waits for a decision before others may have it.
    @Transactional
    public void keepBack(long id) {
        rows.lock(id).ifPresent(video -> {
            video.keepBack();
            events.publishEvent(new VideoHeld(id, video.uuid()));
            events.publishEvent(new VideoChanged(id));
        });
    }

    /// It counts as published from now on, if it is playable.
    @Transactional
    public void release(long id) {
        rows.lock(id).filter(VideoEntity::isHeld).ifPresent(video -> {
            var playable = video.release(now());
            events.publishEvent(new VideoReleased(id));
            events.publishEvent(new VideoChanged(id));
            if (playable && video.blockedAt() == null) {
                events.publishEvent(new VideoPublished(id));
            }
        });
    }

    /// What is blocked, last first.
    ///
    /// @param search what the name must contain; empty for all
    @Transactional(readOnly = true)
    public PageOf<Video> blocked(String search, int start, int count) {
        return new PageOf<>(
                rows.countBlocked(search),
                rows.blocked(search, start, count).stream()
                        .map(VideoEntity::toVideo)
                        .toList());
    }

    /// What waits for a decision, oldest first.
    ///
    /// @param after number of the video behind which to go on; 0, or that of none, from the start
    @Transactional(readOnly = true)
    public PageOf<Video> held(long after, int count) {
        return new PageOf<>(
                rows.countHeld(),
                rows.held(after, count).stream().map(VideoEntity::toVideo).toList());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
