package tributary.tracker;

import tributary.protocol.tracker.PeerAddress;

/// A peer that announced over HTTP or UDP, and takes connections at an address.
final class AddressPeer extends Peer {

    final PeerAddress address;

    AddressPeer(Swarm swarm, PeerAddress address) {
        super(swarm, address.peerId());
        this.address = address;
    }
}
