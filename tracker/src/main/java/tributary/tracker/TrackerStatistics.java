package tributary.tracker;

/// What a tracker has done since it began.
///
/// @param sockets open WebSockets, now
/// @param webAnnounces over WebSockets
/// @param httpAnnounces over HTTP
/// @param udpAnnounces over UDP
/// @param offers brought from one peer to another
/// @param offersDropped for want of a receiver, or because the receiver reads too slowly
/// @param answers brought back
/// @param answersDropped because they fit no offer that was brought to their sender
/// @param refused announces without a right to be there, or too many
/// @param malformed messages that could not be read
public record TrackerStatistics(
        long sockets,
        long webAnnounces,
        long httpAnnounces,
        long udpAnnounces,
        long offers,
        long offersDropped,
        long answers,
        long answersDropped,
        long refused,
        long malformed) {}
