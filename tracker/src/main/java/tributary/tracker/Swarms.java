package tributary.tracker;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tributary.protocol.InfoHash;
import tributary.protocol.tracker.AnnounceEvent;

/// The torrents that the site serves, and no others, with their peers.
///
/// The tracker's loop alone changes anything here; other threads may read counts.
final class Swarms {

    /// At most this many peers expire in one go, so that announces need not wait.
    private static final int PORTION = 5_000;

    private final Map<InfoHash, Swarm> swarms = new ConcurrentHashMap<>();
    private final AgeQueue webAges = new AgeQueue();
    private final AgeQueue addressAges = new AgeQueue();
    private final TrackerTime time;
    private final int webAge;
    private final int addressAge;

    Swarms(TrackerSettings settings, TrackerTime time) {
        this.time = time;
        this.webAge = (int) settings.peerAge().toSeconds();
        this.addressAge = (int) settings.addressPeerAge().toSeconds();
    }

    @Nullable
    Swarm find(InfoHash infoHash) {
        return swarms.get(infoHash);
    }

    /// When a swarm begins to demand tokens, or belongs to another group, those without a right one have to go.
    void admit(InfoHash infoHash, UUID group, boolean tokenRequired) {
        var swarm = swarms.get(infoHash);
        if (swarm == null) {
            swarms.put(infoHash, new Swarm(infoHash, group, tokenRequired));
            return;
        }
        var moved = !swarm.group.equals(group);
        swarm.group = group;
        swarm.tokenRequired = tokenRequired;
        if (tokenRequired) {
            removeAll(swarm, peer -> !peer.withToken || (moved && !isSite(peer)));
        }
    }

    void dismiss(InfoHash infoHash) {
        var swarm = swarms.remove(infoHash);
        if (swarm != null) {
            removeAll(swarm, peer -> true);
        }
    }

    private void removeAll(Swarm swarm, Predicate<Peer> condition) {
        swarm.members().stream().filter(condition).forEach(this::leave);
    }

    private static boolean isSite(Peer peer) {
        return peer instanceof WebPeer web && web.site;
    }

    void join(Peer peer, AnnounceEvent event, boolean complete) {
        peer.swarm.join(peer, complete || event == AnnounceEvent.COMPLETED);
        agesOf(peer).touch(peer, time.seconds());
    }

    void update(Peer peer, AnnounceEvent event, boolean complete) {
        peer.swarm.update(peer, event, complete);
        agesOf(peer).touch(peer, time.seconds());
    }

    void leave(Peer peer) {
        peer.swarm.leave(peer);
        agesOf(peer).remove(peer);
    }

    private AgeQueue agesOf(Peer peer) {
        return peer instanceof WebPeer ? webAges : addressAges;
    }

    /// Lets those go that have not announced for too long.
    ///
    /// @return whether some are left for the next time
    boolean expire() {
        var pagesLeft = expire(webAges, webAge);
        var addressesLeft = expire(addressAges, addressAge);
        return pagesLeft || addressesLeft;
    }

    private boolean expire(AgeQueue ages, int maxAge) {
        var now = time.seconds();
        for (var count = 0; count < PORTION; count++) {
            var peer = ages.oldest(now, maxAge);
            if (peer == null) {
                return false;
            }
            leave(peer);
        }
        return true;
    }

    /// For any thread.
    SwarmCounts counts(InfoHash infoHash) {
        var swarm = swarms.get(infoHash);
        return swarm == null ? SwarmCounts.NONE : swarm.counts();
    }

    /// Those that are not empty; for any thread.
    Map<InfoHash, SwarmCounts> counts() {
        var counts = new HashMap<InfoHash, SwarmCounts>();
        swarms.forEach((infoHash, swarm) -> {
            var numbers = swarm.counts();
            if (numbers.seeders() + numbers.leechers() > 0) {
                counts.put(infoHash, numbers);
            }
        });
        return counts;
    }
}
