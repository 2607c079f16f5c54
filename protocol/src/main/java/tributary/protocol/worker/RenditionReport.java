package tributary.protocol.worker;

import java.util.List;

/// `POST /worker/v1/transcoding/jobs/{jobId}/renditions`: one rung is finished.
///
/// The file lies under `fileName` in the job's output folder, or was sent before by
/// `PUT /worker/v1/transcoding/jobs/{jobId}/files/{fileName}`. Sending the same report again changes nothing.
///
/// @param fileName as above, `[a-z0-9.-]{1,100}`
/// @param height name of the rung (the shorter side for portrait pictures), 0 for sound alone
/// @param width picture's width in pixels
/// @param pictureHeight picture's height in pixels
/// @param framesPerSecond of the encoded picture
/// @param peakBitsPerSecond of the densest segment: HLS `BANDWIDTH`
/// @param averageBitsPerSecond of the whole file: HLS `AVERAGE-BANDWIDTH`
/// @param codecs RFC 6381, as in `avc1.64001f,mp4a.40.2`
/// @param durationSeconds of the longest track
/// @param size of the file in bytes
/// @param initLength bytes of `ftyp` and `moov`, which stand first
/// @param hasAudio whether there is sound
/// @param segments of about four seconds, each beginning with a key frame, in order and without gaps
public record RenditionReport(
        String fileName,
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
        List<SegmentRange> segments) {}
