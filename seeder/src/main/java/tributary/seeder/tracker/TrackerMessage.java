package tributary.seeder.tracker;

import org.jspecify.annotations.Nullable;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;
import tributary.seeder.transport.Offer;

/// What the tracker sends to a peer.
sealed interface TrackerMessage {

    /// The answer to an announce.
    ///
    /// @param intervalSeconds after which to announce again
    /// @param leechers peers that have not everything
    record Reply(InfoHash infoHash, int intervalSeconds, int leechers) implements TrackerMessage {}

    /// A page's offer of a connection.
    record PageOffer(InfoHash infoHash, PeerId from, Offer.Id id, String sdp) implements TrackerMessage {}

    /// A page's answer to an offer of this seeder.
    record PageAnswer(InfoHash infoHash, PeerId from, Offer.Id id, String sdp) implements TrackerMessage {}

    /// @param infoHash the swarm, if only it is concerned
    record Refusal(@Nullable InfoHash infoHash, String reason) implements TrackerMessage {}

    /// Anything that asks for nothing.
    record Other() implements TrackerMessage {}
}
