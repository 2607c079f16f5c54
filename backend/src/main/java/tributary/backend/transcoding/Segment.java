package tributary.backend.transcoding;

/// One HLS segment as a byte range of its rendition.
///
/// @param offset first byte in the file
/// @param length bytes
/// @param durationSeconds playing time
public record Segment(long offset, int length, double durationSeconds) {}
