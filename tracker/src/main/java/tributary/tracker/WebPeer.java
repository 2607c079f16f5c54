package tributary.tracker;

import tributary.protocol.PeerId;

/// A peer that announced over a WebSocket, and hears of others through it.
final class WebPeer extends Peer {

    final WebSocketConnection connection;

    /// One of the site's own seeders.
    final boolean site;

    WebPeer(Swarm swarm, PeerId peerId, WebSocketConnection connection, boolean site) {
        super(swarm, peerId);
        this.connection = connection;
        this.site = site;
    }
}
