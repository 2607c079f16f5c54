package tributary.protocol.tracker;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;

/// A peer joins a swarm, stays in it or leaves it, and brings offers for others.
///
/// @param complete whether `left` is 0; a peer that does not know how much it lacks, lacks something
/// @param offers to be given to one other peer each, at most as many as the reader allows
/// @param token the site's leave to join, if one was sent
public record WebSocketAnnounce(
        InfoHash infoHash,
        PeerId peerId,
        AnnounceEvent event,
        boolean complete,
        List<WebSocketOffer> offers,
        @Nullable String token)
        implements WebSocketRequest {}
