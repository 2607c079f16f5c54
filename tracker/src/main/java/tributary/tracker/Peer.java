package tributary.tracker;

import org.jspecify.annotations.Nullable;
import tributary.protocol.PeerId;

/// One member of one swarm. Belongs to the tracker's loop, as everything does that it is linked to.
abstract sealed class Peer permits WebPeer, AddressPeer {

    final Swarm swarm;
    final PeerId peerId;

    /// Has everything.
    boolean complete;

    /// Came with a token, and so may stay when the swarm begins to demand one.
    boolean withToken;

    /// Place in the list that it stands in, -1 when it has left.
    int index = -1;

    int lastSeen;

    @Nullable
    Peer older;

    @Nullable
    Peer newer;

    Peer(Swarm swarm, PeerId peerId) {
        this.swarm = swarm;
        this.peerId = peerId;
    }

    boolean hasLeft() {
        return index < 0;
    }
}
