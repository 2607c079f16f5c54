package tributary.backend.transcoding;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A job's row.
///
/// @param fileUuid stands in the names of all files that this job makes
/// @param source the source's name below the uploads folder; null once it was removed
/// @param attempts how often the job was leased since its creator last asked for it
/// @param plannedHeights rungs that the worker announced, empty before it did
record Job(
        UUID id,
        long videoId,
        long accountId,
        UUID fileUuid,
        @Nullable String source,
        long sourceSize,
        State state,
        int attempts,
        @Nullable String lease,
        @Nullable String phase,
        double percent,
        @Nullable Integer secondsLeft,
        List<Integer> plannedHeights,
        boolean posterStored,
        @Nullable String failure,
        boolean retryable) {

    enum State {
        /// Waits for a worker.
        QUEUED,
        /// A worker holds the lease.
        RUNNING,
        /// All renditions are stored.
        DONE,
        /// Given up; the reason stands beside it.
        FAILED
    }

    boolean isHeldBy(String lease) {
        return state == State.RUNNING && lease.equals(this.lease);
    }
}
