package tributary.backend.transcoding;

/// A video could not be processed and will not be tried again by itself. Published inside the transaction.
///
/// @param reason for the creator
public record ProcessingGivenUp(long videoId, long accountId, String reason) {}
