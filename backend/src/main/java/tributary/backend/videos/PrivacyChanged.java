package tributary.backend.videos;

/// A creator changed who may see a video. Published inside the transaction.
public record PrivacyChanged(long videoId, Privacy from, Privacy to) {}
