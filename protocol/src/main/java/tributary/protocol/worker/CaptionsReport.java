package tributary.protocol.worker;

/// `POST /worker/v1/transcoding/jobs/{jobId}/captions`: a text track of the source was written as WebVTT, the file as
/// in
/// [RenditionReport].
///
/// @param fileName as above, `[a-z0-9.-]{1,100}`
/// @param language as the source names it, mostly ISO 639-2 (`ger`); empty if it does not
public record CaptionsReport(String fileName, String language) {}
