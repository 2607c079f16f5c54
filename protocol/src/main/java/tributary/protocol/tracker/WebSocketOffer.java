package tributary.protocol.tracker;

import tributary.protocol.OfferId;

/// An offer of a connection.
///
/// @param id by which the peer that made it knows it again
/// @param sdp the session description, as it was sent
public record WebSocketOffer(OfferId id, JsonText sdp) {}
