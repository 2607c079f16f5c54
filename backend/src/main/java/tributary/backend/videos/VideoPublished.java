package tributary.backend.videos;

/// A video became playable for the first time. Published inside the transaction.
public record VideoPublished(long videoId) {}
