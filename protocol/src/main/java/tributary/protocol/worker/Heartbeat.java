package tributary.protocol.worker;

import org.jspecify.annotations.Nullable;

/// `POST /worker/v1/transcoding/jobs/{jobId}/heartbeat`: keeps the lease. 200 goes on, 410 means stop and forget the
/// job.
///
/// @param phase what is being done, in words for the creator ("Encoding 720p")
/// @param percent of the whole job, 0 to 100
/// @param secondsLeft estimate, or null while it is unknown
public record Heartbeat(
        String phase, double percent, @Nullable Integer secondsLeft) {}
