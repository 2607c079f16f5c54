package tributary.backend.chapters;

/// A part of a video; it ends where the next one begins.
///
/// @param start whole seconds from the video's start, 0 or more
/// @param title one line
public record Chapter(int start, String title) {

    /// As it is written in a list of chapters: `1:02:03 A title`.
    public String line() {
        return Moment.clock(start) + " " + title;
    }
}
