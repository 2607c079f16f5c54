package tributary.backend.transcoding;

import java.util.UUID;

/// A sheet of small pictures of a video, row by row from the upper left corner, each so many seconds after the one
/// before.
///
/// @param tileWidth in pixels
/// @param tileHeight in pixels
/// @param columns tiles in a full row
/// @param count tiles that show something
/// @param intervalSeconds 1 or more
public record Storyboard(
        long videoId,
        UUID fileUuid,
        String blobKey,
        int tileWidth,
        int tileHeight,
        int columns,
        int count,
        int intervalSeconds) {

    public int rows() {
        return Math.ceilDiv(count, columns);
    }
}
