package tributary.backend.captions;

import java.time.Instant;
import java.util.UUID;

/// The captions of a video in one language.
///
/// @param language one of [tributary.backend.videos.Languages]
/// @param fileUuid of this file alone: a replaced file has another, so that what is served never changes
public record Caption(long videoId, String language, UUID fileUuid, String blobKey, Instant updatedAt) {

    /// Path under which it is served.
    public String path() {
        return "/media/" + blobKey;
    }
}
