package tributary.protocol.worker;

/// `POST /worker/v1/transcoding/lease`: asks for a job; the site holds the request open until there is one.
///
/// @param worker name of the asking process, 1 to 100 characters, shown to administrators
/// @param waitSeconds how long the site may hold the request, 0 to 25; without a job it then answers 204
/// @param sharedFolder whether this worker sees the site's data folder under the same path and may skip copying
public record LeaseRequest(String worker, int waitSeconds, boolean sharedFolder) {}
