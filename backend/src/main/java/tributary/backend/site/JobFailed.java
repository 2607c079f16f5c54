package tributary.backend.site;

/// Background work of any kind does not succeed: it is given up, or was tried so often that somebody has to look.
/// Published once for each series of attempts, in the transaction that writes it down where there is one.
///
/// @param kind of the [JobQueue]
/// @param id in that queue
/// @param subject what it is about, without names and addresses of people
/// @param reason of the last failure
public record JobFailed(String kind, String id, String subject, String reason) {}
