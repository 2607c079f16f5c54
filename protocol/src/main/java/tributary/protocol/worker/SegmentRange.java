package tributary.protocol.worker;

/// One HLS segment as a byte range of its rendition.
///
/// @param offset first byte in the file
/// @param length bytes
/// @param durationSeconds playing time
public record SegmentRange(long offset, int length, double durationSeconds) {}
