package tributary.protocol.worker;

/// Where a chapter of a source begins, as the file itself says.
///
/// @param startSeconds from the start of the source, 0 or more
/// @param title one line, 1 to 200 characters
public record ChapterMark(double startSeconds, String title) {}
