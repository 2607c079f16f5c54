package tributary.tracker;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.protocol.InfoHash;
import tributary.protocol.tracker.AnnounceEvent;
import tributary.protocol.tracker.PeerAddress;
import tributary.protocol.tracker.ScrapedSwarm;
import tributary.tracker.Admission.Granted;
import tributary.tracker.Admission.Refused;

/// What HTTP and UDP have in common: peers that take connections at an address, and are told of others that do.
///
/// They are counted beside the pages in the same swarm, but neither is ever told of the other, as they could not
/// connect.
final class AddressAnnounces {

    private static final int DEFAULT_WANTED = 50;

    /// Which peers are of use to the one who asks.
    enum Families {
        V4,
        V6,
        BOTH
    }

    /// @param wanted how many peers, negative for the usual number
    record Request(
            InfoHash infoHash,
            PeerAddress address,
            AnnounceEvent event,
            boolean complete,
            int wanted,
            Families families,
            @Nullable String token) {}

    /// What is said to it.
    sealed interface Reply {}

    /// @param reason a sentence for the one who asked
    record No(String reason) implements Reply {}

    /// @param interval seconds until the next announce
    record Yes(int interval, int complete, int incomplete, List<PeerAddress> peers) implements Reply {}

    private final Swarms swarms;
    private final Admission admission;
    private final AnnounceIntervals intervals;
    private final Statistics statistics;
    private final int maxPeers;

    AddressAnnounces(TrackerSettings settings, TrackerCore core) {
        this.swarms = core.swarms();
        this.admission = core.admission();
        this.intervals = core.intervals();
        this.statistics = core.statistics();
        this.maxPeers = settings.maxPeers();
    }

    /// Whether a token is the site's own, who alone may say where it is to be reached.
    boolean isSite(InfoHash infoHash, PeerAddress address, @Nullable String token) {
        return token != null
                && admission.check(swarms.find(infoHash), address.peerId(), token) instanceof Granted(var site, var _)
                && site;
    }

    Reply announce(Request request) {
        var swarm = swarms.find(request.infoHash());
        switch (admission.check(swarm, request.address().peerId(), request.token())) {
            case Refused(var reason) -> {
                statistics.refused.increment();
                return new No(reason);
            }
            case Granted granted -> {
                return granted(swarm, request, granted);
            }
        }
    }

    private Reply granted(@Nullable Swarm swarm, Request request, Granted granted) {
        if (swarm == null) {
            throw new IllegalStateException("nobody is let into a swarm that there is not");
        }
        var peer = swarm.addressPeer(request.address().ip(), request.address().port());
        if (request.event() == AnnounceEvent.STOPPED) {
            if (peer != null) {
                swarms.leave(peer);
            }
            return yes(swarm, List.of());
        }
        if (peer != null && !peer.peerId.equals(request.address().peerId())) {
            // The program was started anew at the same address.
            swarms.leave(peer);
            peer = null;
        }
        if (peer == null) {
            peer = new AddressPeer(swarm, request.address());
            swarms.join(peer, request.event(), request.complete());
        } else {
            swarms.update(peer, request.event(), request.complete());
        }
        peer.withToken |= granted.withToken();
        return yes(swarm, draw(swarm, peer, request));
    }

    private List<PeerAddress> draw(Swarm swarm, AddressPeer peer, Request request) {
        var wanted = Math.min(request.wanted() < 0 ? DEFAULT_WANTED : request.wanted(), maxPeers);
        return switch (request.families()) {
            case V4 -> swarm.drawAddresses(wanted, peer, true, false);
            case V6 -> swarm.drawAddresses(wanted, peer, false, true);
            case BOTH -> swarm.drawAddresses(wanted, peer, true, true);
        };
    }

    private Yes yes(Swarm swarm, List<PeerAddress> peers) {
        return new Yes(intervals.forAddresses(), swarm.seeders(), swarm.leechers(), peers);
    }

    /// In the order in which they were asked for.
    List<ScrapedSwarm> scrape(List<InfoHash> infoHashes) {
        var scraped = new ArrayList<ScrapedSwarm>();
        for (var infoHash : infoHashes) {
            var swarm = swarms.find(infoHash);
            scraped.add(swarm == null ? ScrapedSwarm.NOBODY : swarm.scraped());
        }
        return scraped;
    }
}
