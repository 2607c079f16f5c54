package tributary.seeder.transport;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;
import tributary.seeder.peer.PeerSession;
import tributary.seeder.peer.SessionLimits;

/// Every swarm that is held, and who may be linked to it. May be read from any thread; links are made and ended on the
/// loop's thread.
public final class Swarms {

    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Map<InfoHash, Swarm> held = new ConcurrentHashMap<>();
    private final PeerLoop loop;
    private final PeerLimits limits;
    private final AtomicLong uploadedBefore = new AtomicLong();

    public Swarms(PeerLoop loop, PeerLimits limits) {
        this.loop = loop;
        this.limits = limits;
    }

    public Optional<Swarm> find(InfoHash infoHash) {
        return Optional.ofNullable(held.get(infoHash));
    }

    public Collection<Swarm> all() {
        return List.copyOf(held.values());
    }

    public int connections() {
        return held.values().stream().mapToInt(Swarm::connections).sum();
    }

    /// Payload since the process began, in bytes, swarms that were left included.
    public long uploaded() {
        return uploadedBefore.get()
                + held.values().stream().mapToLong(Swarm::uploaded).sum();
    }

    public void hold(Swarm swarm) {
        held.put(swarm.infoHash(), swarm);
    }

    /// Leaves a swarm: from now on nobody can link to it, and all that are linked are closed.
    ///
    /// @return done once they are
    public CompletableFuture<Void> drop(InfoHash infoHash) {
        var swarm = held.remove(infoHash);
        if (swarm == null) {
            return CompletableFuture.completedFuture(null);
        }
        uploadedBefore.addAndGet(swarm.uploaded());
        return CompletableFuture.runAsync(
                () -> {
                    swarm.links().forEach(link -> link.close("the swarm is not seeded any more"));
                    swarm.content().close();
                },
                loop);
    }

    /// Whether one more may be linked. If all places are taken, the peer that has been served last longest ago and is
    /// complete gives way. On the loop's thread.
    ///
    /// @param connecting how many are about to be linked but are not yet
    public boolean admits(Swarm swarm, int connecting) {
        if (held.get(swarm.infoHash()) != swarm) {
            return false;
        }
        if (swarm.connections() >= limits.connectionsPerSwarm()) {
            return evictOne(List.of(swarm));
        }
        return connections() + connecting < limits.connections() || evictOne(held.values());
    }

    private boolean evictOne(Collection<Swarm> among) {
        var now = System.nanoTime();
        var useless = among.stream()
                .flatMap(swarm -> swarm.links().stream())
                .filter(link -> link.peerIsComplete() && now - link.idleSince() > IDLE_NANOS)
                .min(Comparator.comparingLong(link -> link.idleSince() - now));
        useless.ifPresent(link -> link.close("it has everything, and others wait"));
        return useless.isPresent();
    }

    /// Links an open wire to a swarm. On the loop's thread.
    ///
    /// @param self the id by which this seeder introduces itself
    /// @param onClose called once when the link has ended, for whatever reason
    public PeerLink link(Swarm swarm, Wire wire, PeerId self, Runnable onClose) {
        var now = System.nanoTime();
        var session = new PeerSession(swarm.torrent(), self, SessionLimits.DEFAULT, now);
        var link = new PeerLink(swarm, wire, session, new Pace(limits.peerBytesPerSecond(), now), onClose, now);
        swarm.joined(link);
        loop.add(link);
        return link;
    }
}
