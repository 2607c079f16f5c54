package tributary.backend.studio.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tributary.backend.videos.Video;

/// A video in the studio's table, and what the page is told when it changes.
///
/// @param state for styles and tests
/// @param words the state for people
/// @param percent 0 to 100 while something is being done, else null
/// @param left time left in words, null while unknown
/// @param reason what failed, null if nothing did
/// @param playable whether it can be watched
/// @param retryable whether it can be tried again
public record StudioVideo(
        Video video,
        State state,
        String words,
        @Nullable Integer percent,
        @Nullable String left,
        @Nullable String reason,
        boolean playable,
        boolean retryable,
        String length) {

    enum State {
        WAITING,
        PROCESSING,
        PLAYABLE,
        READY,
        INCOMPLETE,
        FAILED,
        HELD,
        BLOCKED
    }

    /// What goes over the wire.
    record News(
            String video,
            String state,
            String words,
            @Nullable Integer percent,
            @Nullable String left,
            @Nullable String reason,
            boolean playable,
            boolean retryable,
            String badge,
            @Nullable String poster,
            String length) {}

    News news() {
        return new News(
                video.shortUuid(),
                stateName(),
                words,
                percent,
                left,
                reason,
                playable,
                retryable,
                badge(),
                poster(),
                length);
    }

    public String stateName() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    public @Nullable String poster() {
        return video.posterKey() == null ? null : "/media/" + video.posterKey();
    }

    /// Style of the state's badge.
    public String badge() {
        return switch (state) {
            case WAITING -> "";
            case PROCESSING, PLAYABLE -> "badge-accent";
            case READY -> "badge-good";
            case INCOMPLETE, HELD -> "badge-warning";
            case FAILED, BLOCKED -> "badge-danger";
        };
    }
}
