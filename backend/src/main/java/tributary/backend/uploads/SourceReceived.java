package tributary.backend.uploads;

import java.nio.file.Path;

/// A source is complete and durable, and its video exists. Published inside the transaction that makes the video; from
/// then on the file belongs to the listener.
///
/// @param source where the file lies, below the uploads folder
/// @param fileName as its creator named it
public record SourceReceived(long videoId, Path source, String fileName) {}
