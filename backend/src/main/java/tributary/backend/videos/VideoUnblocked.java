package tributary.backend.videos;

/// A block was taken back. Published inside the transaction.
public record VideoUnblocked(long videoId) {}
