package tributary.protocol.worker;

/// `POST /worker/v1/transcoding/jobs/{jobId}/poster`: the still picture is finished; the file as in [RenditionReport].
///
/// @param fileName a JPEG, `[a-z0-9.-]{1,100}`
/// @param width in pixels
/// @param height in pixels
public record PosterReport(String fileName, int width, int height) {}
