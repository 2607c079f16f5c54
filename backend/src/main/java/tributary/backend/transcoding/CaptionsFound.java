package tributary.backend.transcoding;

import java.nio.file.Path;

/// The source brings subtitles; published inside the transaction, while the file is there.
///
/// @param language as the source names it, ISO 639-1 or -2; empty if it does not
/// @param file WebVTT as FFmpeg writes it
public record CaptionsFound(long videoId, String language, Path file) {}
