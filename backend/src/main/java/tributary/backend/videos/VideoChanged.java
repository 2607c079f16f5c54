package tributary.backend.videos;

/// A creator changed what stands in [VideoDetails]. Published inside the transaction.
public record VideoChanged(long videoId) {}
