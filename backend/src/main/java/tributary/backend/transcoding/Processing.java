package tributary.backend.transcoding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far the processing of a video is, for its creator.
///
/// @param phase what the worker does, in its words; null unless running
/// @param percent 0 to 100
/// @param secondsLeft estimate; null while unknown
/// @param attempt 1 for the first try, 0 before it
/// @param plannedHeights rungs that will come of it; empty before the source was probed
/// @param failure reason in words for the creator; null unless failed
/// @param retryable whether a failed job may be tried again: the source is still there
public record Processing(
        long videoId,
        State state,
        @Nullable String phase,
        double percent,
        @Nullable Integer secondsLeft,
        int attempt,
        List<Integer> plannedHeights,
        @Nullable String failure,
        boolean retryable) {

    /// What is happening.
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    public Processing {
        plannedHeights = List.copyOf(plannedHeights);
    }

    static Processing of(Job job) {
        var state = switch (job.state()) {
            case QUEUED -> State.WAITING;
            case RUNNING -> State.RUNNING;
            case DONE -> State.DONE;
            case FAILED -> State.FAILED;
        };
        return new Processing(
                job.videoId(),
                state,
                job.phase(),
                job.percent(),
                job.secondsLeft(),
                job.attempts(),
                job.plannedHeights(),
                job.failure(),
                job.retryable());
    }
}
