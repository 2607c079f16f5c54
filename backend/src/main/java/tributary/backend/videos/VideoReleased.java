package tributary.backend.videos;

/// A video that was held back may be seen by others, once it is playable. Published inside the transaction.
public record VideoReleased(long videoId) {}
