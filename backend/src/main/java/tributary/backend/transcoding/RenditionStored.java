package tributary.backend.transcoding;

/// A rendition's file is in storage and its row is being committed, not yet published: published inside the
/// transaction, so listen after its commit.
public record RenditionStored(long renditionId, long videoId) {}
