package tributary.tracker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;
import tributary.protocol.tracker.AnnounceEvent;
import tributary.protocol.tracker.PeerAddress;
import tributary.protocol.tracker.ScrapedSwarm;

/// The peers of one torrent that the site serves. Only the tracker's loop may touch it, but for [#counts()].
final class Swarm {

    private static final int BITS = 21;
    private static final long MASK = (1L << BITS) - 1;

    private record Endpoint(PeerAddress.Ip ip, int port) {}

    final InfoHash infoHash;

    /// Whose tokens let in: the video that the torrent belongs to.
    UUID group;

    boolean tokenRequired;

    private final PeerList<WebPeer> viewers = new PeerList<>();
    private final PeerList<WebPeer> siteSeeders = new PeerList<>();
    private final PeerList<AddressPeer> v4 = new PeerList<>();
    private final PeerList<AddressPeer> v6 = new PeerList<>();
    private final Map<PeerId, WebPeer> byPeerId = new HashMap<>();
    private final Map<Endpoint, AddressPeer> byEndpoint = new HashMap<>();
    private int seeders;
    private int leechers;

    /// Seeders, leechers and viewers in one number, so that other threads see three that belong together.
    private volatile long published;

    private volatile long completed;

    Swarm(InfoHash infoHash, UUID group, boolean tokenRequired) {
        this.infoHash = infoHash;
        this.group = group;
        this.tokenRequired = tokenRequired;
    }

    /// For any thread.
    SwarmCounts counts() {
        var numbers = published;
        return new SwarmCounts(
                (int) (numbers >>> (2 * BITS)), (int) (numbers >>> BITS & MASK), (int) (numbers & MASK), completed);
    }

    ScrapedSwarm scraped() {
        return new ScrapedSwarm(seeders, completed, leechers);
    }

    int seeders() {
        return seeders;
    }

    int leechers() {
        return leechers;
    }

    int viewers() {
        return viewers.size();
    }

    @Nullable
    WebPeer webPeer(PeerId peerId) {
        return byPeerId.get(peerId);
    }

    @Nullable
    AddressPeer addressPeer(PeerAddress.Ip ip, int port) {
        return byEndpoint.get(new Endpoint(ip, port));
    }

    void join(Peer peer, boolean complete) {
        switch (peer) {
            case WebPeer web -> {
                (web.site ? siteSeeders : viewers).add(web);
                byPeerId.put(web.peerId, web);
                web.connection.joined(web);
            }
            case AddressPeer address -> {
                familyOf(address.address.ip()).add(address);
                byEndpoint.put(new Endpoint(address.address.ip(), address.address.port()), address);
            }
        }
        peer.complete = complete;
        count(peer, 1);
    }

    void leave(Peer peer) {
        switch (peer) {
            case WebPeer web -> {
                (web.site ? siteSeeders : viewers).remove(web);
                byPeerId.remove(web.peerId, web);
                web.connection.left(web);
            }
            case AddressPeer address -> {
                familyOf(address.address.ip()).remove(address);
                byEndpoint.remove(new Endpoint(address.address.ip(), address.address.port()), address);
            }
        }
        count(peer, -1);
    }

    /// What a member's announce changes.
    @SuppressWarnings("NonAtomicVolatileUpdate") // Only the loop writes it.
    void update(Peer peer, AnnounceEvent event, boolean complete) {
        var done = complete || event == AnnounceEvent.COMPLETED;
        if (done == peer.complete) {
            return;
        }
        count(peer, -1);
        peer.complete = done;
        if (event == AnnounceEvent.COMPLETED) {
            completed++;
        }
        count(peer, 1);
    }

    private void count(Peer peer, int change) {
        if (peer.complete) {
            seeders += change;
        } else {
            leechers += change;
        }
        published = (long) seeders << (2 * BITS) | (long) leechers << BITS | viewers.size();
    }

    /// One of the site's own seeders. It receives the first offer of each announce, so that every viewer gets to it at
    /// once, however large the swarm is.
    @Nullable
    WebPeer siteSeeder() {
        return siteSeeders.any();
    }

    void drawViewers(int wanted, Peer except, Consumer<WebPeer> taker) {
        viewers.draw(wanted, except, taker);
    }

    /// @param v4Wanted whether peers with IPv4 addresses are of use
    /// @param v6Wanted whether peers with IPv6 addresses are of use
    List<PeerAddress> drawAddresses(int wanted, Peer except, boolean v4Wanted, boolean v6Wanted) {
        var drawn = new ArrayList<PeerAddress>();
        if (v4Wanted) {
            v4.draw(wanted, except, peer -> drawn.add(peer.address));
        }
        if (v6Wanted) {
            v6.draw(wanted - drawn.size(), except, peer -> drawn.add(peer.address));
        }
        return drawn;
    }

    List<Peer> members() {
        var members = new ArrayList<Peer>(viewers.copy());
        members.addAll(siteSeeders.copy());
        members.addAll(v4.copy());
        members.addAll(v6.copy());
        return members;
    }

    private PeerList<AddressPeer> familyOf(PeerAddress.Ip ip) {
        return ip.isV4() ? v4 : v6;
    }
}
