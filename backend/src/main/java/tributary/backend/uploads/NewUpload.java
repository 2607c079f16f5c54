package tributary.backend.uploads;

import org.jspecify.annotations.Nullable;
import tributary.backend.videos.VideoDetails;

/// A file that somebody wants to send.
///
/// @param size of the whole file in bytes, more than 0
/// @param details absent: named after the file, in the account's first channel
public record NewUpload(
        String fileName,
        @Nullable String fingerprint,
        long size,
        @Nullable VideoDetails details) {}
