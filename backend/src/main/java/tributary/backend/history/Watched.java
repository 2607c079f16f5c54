package tributary.backend.history;

import java.time.Instant;
import tributary.backend.videos.Video;

/// How far somebody has watched a video.
///
/// @param seconds the position when it was last told
/// @param at when that was
public record Watched(Video video, int seconds, Instant at) {

    /// 0 to 100; whatever is as good as over is 100.
    public int percent() {
        var length = video.durationSeconds();
        if (length <= 0) {
            return 0;
        }
        return isFinished() ? 100 : Math.clamp(Math.round(100 * seconds / length), 0, 100);
    }

    /// Nobody wants to go on in the closing titles.
    public boolean isFinished() {
        return WatchHistory.isNearEnd(video, seconds);
    }
}
