package tributary.transcoder.plan;

/// Subtitles in a source that are text, not pictures.
///
/// @param stream its number in the file
/// @param language as the file names it; empty if it does not
public record TextTrack(int stream, String language) {}
