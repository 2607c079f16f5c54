package tributary.protocol.tracker;

import tributary.protocol.InfoHash;
import tributary.protocol.OfferId;
import tributary.protocol.PeerId;

/// A peer accepts an offer that the tracker had brought it.
///
/// @param peerId of the peer that answers
/// @param toPeerId of the peer that offered
/// @param sdp the session description, as it was sent
public record WebSocketAnswer(InfoHash infoHash, PeerId peerId, PeerId toPeerId, OfferId offerId, JsonText sdp)
        implements WebSocketRequest {}
