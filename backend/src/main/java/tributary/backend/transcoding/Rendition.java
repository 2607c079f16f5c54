package tributary.backend.transcoding;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// One quality of a video: a fragmented MP4 in storage, which never changes.
///
/// @param fileUuid stands in the file's address; new for every encode
/// @param height name of the rung (the shorter side for portrait pictures), 0 for sound alone
/// @param width picture's width in pixels
/// @param pictureHeight picture's height in pixels
/// @param peakBitsPerSecond HLS `BANDWIDTH`
/// @param averageBitsPerSecond HLS `AVERAGE-BANDWIDTH`
/// @param codecs RFC 6381
/// @param size bytes
/// @param initLength bytes of `ftyp` and `moov`, which stand first
/// @param segments in order, without gaps
/// @param blobKey in storage
/// @param published whether viewers may have it
public record Rendition(
        long id,
        long videoId,
        UUID fileUuid,
        int height,
        int width,
        int pictureHeight,
        double framesPerSecond,
        long peakBitsPerSecond,
        long averageBitsPerSecond,
        String codecs,
        double durationSeconds,
        long size,
        int initLength,
        boolean hasAudio,
        List<Segment> segments,
        String blobKey,
        boolean published,
        Instant createdAt) {

    public Rendition {
        segments = List.copyOf(segments);
    }
}
