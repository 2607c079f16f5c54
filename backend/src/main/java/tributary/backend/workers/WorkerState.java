package tributary.backend.workers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a worker that the site starts is doing.
///
/// @param phase what it is at
/// @param pid of its process while it runs
/// @param restarts since the site started
/// @param lastEnd how the process before this one ended, in words for the operator
/// @param since when the phase began
public record WorkerState(
        WorkerKind kind,
        Phase phase,
        @Nullable Long pid,
        int restarts,
        @Nullable String lastEnd,
        Instant since) {

    /// What a supervised process is at.
    public enum Phase {
        /// The site does not start this worker.
        NOT_OURS,
        RUNNING,
        /// It ended by itself and is started again shortly.
        WAITING,
        STOPPED
    }
}
