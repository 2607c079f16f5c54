package tributary.seeder.transport.webrtc;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.PeerId;
import tributary.seeder.transport.PeerLink;
import tributary.seeder.transport.Swarm;

/// The way of one page: described, offered or answered, opened, linked, ended. On the loop's thread.
final class RtcLink implements RtcPeer.Fate {

    private static final Logger log = LoggerFactory.getLogger(RtcLink.class);

    /// A page answers an offer within seconds or never; each that waits holds a port.
    private static final long OFFER_NANOS = TimeUnit.SECONDS.toNanos(15);

    /// As in webtorrent.
    private static final long CONNECT_NANOS = TimeUnit.SECONDS.toNanos(25);

    /// Connecting usually takes less than a second. A page that offers again after this has given up what it had.
    private static final long PROMISING_NANOS = TimeUnit.SECONDS.toNanos(4);

    /// Webtorrent breaks a silence after 55 s.
    private static final long HEARD_NANOS = TimeUnit.SECONDS.toNanos(75);

    private static final long GATHER_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final RtcTransport transport;
    private final Swarm swarm;
    private final PeerId self;
    private final RtcPeer peer;
    private final CompletableFuture<String> description = new CompletableFuture<>();
    private final long made = System.nanoTime();
    private volatile @Nullable PeerId from;
    private @Nullable PeerLink link;
    private long pageKnown;
    private boolean ended;

    RtcLink(RtcTransport transport, Swarm swarm, PeerId self, boolean offering) {
        this.transport = transport;
        this.swarm = swarm;
        this.self = self;
        this.peer = transport.connect(offering, this);
    }

    RtcPeer peer() {
        return peer;
    }

    Swarm swarm() {
        return swarm;
    }

    CompletableFuture<String> description() {
        return description;
    }

    void from(PeerId page) {
        from = page;
        pageKnown = System.nanoTime();
    }

    boolean isFrom(PeerId page) {
        return page.equals(from);
    }

    boolean hasPage() {
        return from != null;
    }

    boolean linked() {
        return link != null;
    }

    boolean ended() {
        return ended;
    }

    /// Whether the page is surely there: it is linked and has been heard of lately, or is just being linked.
    boolean alive() {
        var now = System.nanoTime();
        return !ended && (link == null ? now - pageKnown < PROMISING_NANOS : link.heardWithin(HEARD_NANOS, now));
    }

    @Override
    public void described(String sdp) {
        description.complete(transport.toSend(sdp));
    }

    @Override
    public void opened() {
        if (transport.swarms().find(swarm.infoHash()).orElse(null) != swarm) {
            end("the swarm is not seeded any more");
            return;
        }
        link = transport.swarms().link(swarm, peer, self, () -> end("its link has ended"));
        log.debug("Linked {} to {}", peer.name(), swarm.infoHash());
    }

    @Override
    public void received(ByteBuffer bytes) {
        if (link != null) {
            link.received(bytes, System.nanoTime());
        }
    }

    @Override
    public void ended(String why) {
        end(why);
    }

    void tick(long now) {
        if (!description.isDone() && now - made > GATHER_NANOS) {
            peer.run(RtcPeer::gathered);
        }
        if (link == null && from == null && now - made > OFFER_NANOS) {
            end("nobody took the offer");
        } else if (link == null && from != null && now - pageKnown > CONNECT_NANOS) {
            end("it did not connect in time");
        }
    }

    void end(String why) {
        if (ended) {
            return;
        }
        ended = true;
        description.completeExceptionally(new IllegalStateException(why));
        transport.ended(this);
        if (link != null) {
            link.close(why);
        } else {
            log.debug("Gave up {} of {}: {}", peer.name(), swarm.infoHash(), why);
        }
        peer.close();
    }
}
