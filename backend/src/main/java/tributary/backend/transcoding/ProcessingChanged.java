package tributary.backend.transcoding;

/// Something that a creator sees of a video's processing changed. Published inside the transaction.
record ProcessingChanged(long accountId, long videoId) {}
