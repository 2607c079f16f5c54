package tributary.protocol.worker;

/// `POST /worker/v1/transcoding/jobs/{jobId}/failure`: this attempt ends without success.
///
/// A job that is done ends with `POST /worker/v1/transcoding/jobs/{jobId}/done` and an empty body.
///
/// @param reason for the creator: what is wrong with the file and what to do, up to 500 characters
/// @param detail for the administrator: the tool's own last lines, up to 4,000 characters
/// @param permanent whether another attempt is pointless, because the source itself is at fault
public record JobFailure(String reason, String detail, boolean permanent) {}
