package tributary.backend.playback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns the pings of players into views.
///
/// A view is time that passed on the site's clock between pings, so a program cannot make one by
/// claiming a position. Memory is bounded; a viewer who falls out of it may count twice, never less.
final class ViewCounter {

    private final PlaybackSettings settings;
    private final Clock clock;
    private final Map<Watching, Watched> watched;
    private Map<Long, Long> counted = new HashMap<>();

    ViewCounter(PlaybackSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.watched = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Watching, Watched> eldest) {
                return size() > settings.rememberedViewers();
            }
        };
    }

    private record Watching(long videoId, String viewer) {}

    private record Watched(
            Instant first, Instant last, @Nullable Instant countedAt) {}

    /// @param length the video's duration
    synchronized void ping(long videoId, String viewer, Duration length) {
        var now = clock.instant();
        var key = new Watching(videoId, viewer);
        var before = watched.get(key);
        if (before == null || before.last().plus(settings.forgottenAfter()).isBefore(now)) {
            var countedAt = before == null ? null : before.countedAt();
            watched.put(key, new Watched(now, now, countedAt));
            return;
        }
        var due = length.compareTo(settings.viewAfter()) < 0 ? length : settings.viewAfter();
        if (Duration.between(before.first(), now).compareTo(due) < 0 || countedLately(before, now)) {
            watched.put(key, new Watched(before.first(), now, before.countedAt()));
            return;
        }
        watched.put(key, new Watched(now, now, now));
        counted.merge(videoId, 1L, Long::sum);
    }

    /// The views counted since the last call, by video.
    synchronized Map<Long, Long> take() {
        var taken = counted;
        counted = new HashMap<>();
        return taken;
    }

    /// Puts views back that could not be written.
    synchronized void giveBack(Map<Long, Long> views) {
        views.forEach((video, count) -> counted.merge(video, count, Long::sum));
    }

    private boolean countedLately(Watched before, Instant now) {
        var at = before.countedAt();
        return at != null && at.plus(settings.viewAgainAfter()).isAfter(now);
    }
}
