package tributary.tracker;

import org.jspecify.annotations.Nullable;
import tributary.protocol.OfferId;
import tributary.protocol.tracker.WebSocketAnswer;

/// The offers that were brought to one socket and not answered yet: only these may be answered from there, each once.
///
/// A ring that overwrites the oldest, beside the socket that will answer, so that the look-up stays in one place and
/// the memory is bounded. It begins small, as most sockets see few offers.
final class PendingOffers {

    private record Offer(OfferId id, WebPeer maker, int since) {}

    private static final int FIRST_CAPACITY = 8;

    private final int maxCapacity;
    private final int maxAge;
    private @Nullable Offer[] ring = new @Nullable Offer[FIRST_CAPACITY];
    private int next;

    /// @param maxCapacity eight times a power of two
    /// @param maxAge in seconds
    PendingOffers(int maxCapacity, int maxAge) {
        this.maxCapacity = maxCapacity;
        this.maxAge = maxAge;
    }

    void add(WebPeer maker, OfferId id, int now) {
        var oldest = ring[next];
        if (oldest != null && isFresh(oldest, now) && ring.length < maxCapacity) {
            grow();
        }
        ring[next] = new Offer(id, maker, now);
        next = (next + 1) % ring.length;
    }

    /// The next place to write is the oldest entry: the ring is unrolled from there.
    private void grow() {
        var larger = new @Nullable Offer[ring.length * 2];
        System.arraycopy(ring, next, larger, 0, ring.length - next);
        System.arraycopy(ring, 0, larger, ring.length - next, next);
        next = ring.length;
        ring = larger;
    }

    /// Whose offer an answer is for, which is then no longer pending.
    ///
    /// @return null if there is no such offer, it is too old, or its maker has left the swarm
    @Nullable
    WebPeer take(WebSocketAnswer answer, int now) {
        for (var i = 0; i < ring.length; i++) {
            var offer = ring[i];
            if (offer != null && isAnswered(offer, answer)) {
                ring[i] = null;
                return isFresh(offer, now) && !offer.maker().hasLeft() ? offer.maker() : null;
            }
        }
        return null;
    }

    private static boolean isAnswered(Offer offer, WebSocketAnswer answer) {
        return offer.id().equals(answer.offerId())
                && offer.maker().peerId.equals(answer.toPeerId())
                && offer.maker().swarm.infoHash.equals(answer.infoHash());
    }

    private boolean isFresh(Offer offer, int now) {
        return now - offer.since() < maxAge;
    }
}
