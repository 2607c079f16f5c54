package tributary.protocol.tracker;

/// One message of a WebTorrent peer to its tracker.
public sealed interface WebSocketRequest permits WebSocketAnnounce, WebSocketAnswer, WebSocketScrape {}
