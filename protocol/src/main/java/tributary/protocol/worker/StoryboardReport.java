package tributary.protocol.worker;

/// `POST /worker/v1/transcoding/jobs/{jobId}/storyboard`: one picture made of small ones is finished, the file as in
/// [RenditionReport]. Tile `n`, counted from 0 along the rows from the upper left corner, shows what is seen `n` times
/// the interval after the start. A video may live without one.
///
/// @param fileName a JPEG, `[a-z0-9.-]{1,100}`
/// @param tileWidth in pixels
/// @param tileHeight in pixels
/// @param columns tiles in a full row
/// @param count tiles that show something; the last row may have room for more
/// @param intervalSeconds from one tile to the next
public record StoryboardReport(
        String fileName, int tileWidth, int tileHeight, int columns, int count, int intervalSeconds) {}
