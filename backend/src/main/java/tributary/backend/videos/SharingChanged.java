package tributary.backend.videos;

/// The owner lets viewers share a video from now on, or not any more. Published inside the transaction; a change of
/// privacy that has the same effect is told by [PrivacyChanged] alone.
public record SharingChanged(long videoId, boolean shared) {}
