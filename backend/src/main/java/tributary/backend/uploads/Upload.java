package tributary.backend.uploads;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tributary.backend.videos.VideoDetails;

/// A source on its way, or arrived.
///
/// @param fileName as its creator named it
/// @param fingerprint by which a page recognises the same file when it is chosen again
/// @param size of the whole file in bytes
/// @param received how many bytes from the beginning are durable
/// @param details what the video will be called and so on
/// @param videoId once everything has arrived
/// @param expiresAt when it is removed if nothing more comes
public record Upload(
        UUID id,
        long accountId,
        String fileName,
        @Nullable String fingerprint,
        long size,
        long received,
        VideoDetails details,
        @Nullable Long videoId,
        Instant createdAt,
        Instant expiresAt) {}
