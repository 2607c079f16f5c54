package tributary.protocol.worker;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Answer to a [LeaseRequest]: one job, held for as long as heartbeats come.
///
/// @param jobId names the job in all further requests
/// @param lease secret to send as `X-Lease`; a later lease of the same job makes it void (410)
/// @param expiresAfterSeconds without a heartbeat for this long the job goes to another worker
/// @param attempt 1 for the first try
/// @param sourcePath where the source lies, if the folder is shared
/// @param sourceUrl where to read the source otherwise, relative to the site; answers ranges
/// @param sourceSize bytes
/// @param outputFolder an empty folder of this job alone, if the folder is shared
/// @param finishedHeights rungs that an earlier attempt has already delivered
/// @param posterFinished whether an earlier attempt has already delivered the poster
/// @param storyboardFinished whether an earlier attempt has already delivered the storyboard
/// @param ladder what to make of it
public record TranscodingLease(
        UUID jobId,
        String lease,
        int expiresAfterSeconds,
        int attempt,
        @Nullable String sourcePath,
        String sourceUrl,
        long sourceSize,
        @Nullable String outputFolder,
        List<Integer> finishedHeights,
        boolean posterFinished,
        boolean storyboardFinished,
        LadderSettings ladder) {}
