package tributary.backend.videos;

import java.util.UUID;

/// Nobody but moderators may have the video from now on, also those who are watching it. Published inside the
/// transaction.
///
/// @param reason as viewers read it
public record VideoBlocked(long videoId, UUID uuid, String reason) {}
