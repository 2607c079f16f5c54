package tributary.tracker;

import org.jspecify.annotations.Nullable;

/// Peers in the order of their last announce, so that the next one to expire is always in front.
///
/// All peers of a queue live equally long. Finding the expired ones thus touches nobody else: there is no table to be
/// walked through, and however many expire at once, they can be taken in portions.
final class AgeQueue {

    private @Nullable Peer oldest;
    private @Nullable Peer newest;

    /// Puts a peer at the end, wherever it stood.
    void touch(Peer peer, int now) {
        remove(peer);
        peer.lastSeen = now;
        peer.older = newest;
        if (newest == null) {
            oldest = peer;
        } else {
            newest.newer = peer;
        }
        newest = peer;
    }

    void remove(Peer peer) {
        var older = peer.older;
        var newer = peer.newer;
        if (older != null) {
            older.newer = newer;
        } else if (oldest == peer) {
            oldest = newer;
        }
        if (newer != null) {
            newer.older = older;
        } else if (newest == peer) {
            newest = older;
        }
        peer.older = null;
        peer.newer = null;
    }

    /// The oldest peer if it was last seen that long ago or longer.
    @Nullable
    Peer oldest(int now, int maxAge) {
        return oldest != null && now - oldest.lastSeen >= maxAge ? oldest : null;
    }
}
