package tributary.tracker;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tributary.protocol.OfferId;
import tributary.protocol.tracker.WebSocketAnswer;

/// The offers that were brought to one socket and not answered yet: only these may be answered from there, each once.
///
/// A ring that overwrites the oldest, beside the socket that will answer, so that the look-up stays in one place and
/// the memory is bounded. It begins small, as most sockets see few offers.
final class PendingOffers {

    private static final int FIRST_CAPACITY = 8;

    private final int maxCapacity;
    private final int maxAge;
    private OfferId[] ids = new OfferId[FIRST_CAPACITY];
    private WebPeer[] offerers = new WebPeer[FIRST_CAPACITY];
    private int[] since = new int[FIRST_CAPACITY];
    private int next;

    /// @param maxCapacity a power of two
    /// @param maxAge in seconds
    PendingOffers(int maxCapacity, int maxAge) {
        this.maxCapacity = maxCapacity;
        this.maxAge = maxAge;
    }

    void add(WebPeer offerer, OfferId id, int now) {
        if (ids[next] != null && now - since[next] < maxAge && ids.length < maxCapacity) {
            grow();
        }
        ids[next] = id;
        offerers[next] = offerer;
        since[next] = now;
        next = (next + 1) % ids.length;
    }

    /// The next place to write is the oldest entry: the ring is unrolled from there.
    private void grow() {
        var length = ids.length;
        ids = unrolled(ids, Arrays.copyOf(ids, length * 2));
        offerers = unrolled(offerers, Arrays.copyOf(offerers, length * 2));
        var stamps = new int[length * 2];
        System.arraycopy(since, next, stamps, 0, length - next);
        System.arraycopy(since, 0, stamps, length - next, next);
        since = stamps;
        next = length;
    }

    private <T> T[] unrolled(T[] ring, T[] larger) {
        System.arraycopy(ring, next, larger, 0, ring.length - next);
        System.arraycopy(ring, 0, larger, ring.length - next, next);
        return larger;
    }

    /// Whose offer an answer is for, which is then no longer pending.
    ///
    /// @return null if there is no such offer, it is too old, or its maker has left the swarm
    @Nullable
    WebPeer take(WebSocketAnswer answer, int now) {
        for (var i = 0; i < ids.length; i++) {
            if (!answer.offerId().equals(ids[i])) {
                continue;
            }
            var offerer = offerers[i];
            if (offerer.swarm.infoHash.equals(answer.infoHash()) && offerer.peerId.equals(answer.toPeerId())) {
                ids[i] = null;
                offerers[i] = null;
                return offerer.hasLeft() || now - since[i] >= maxAge ? null : offerer;
            }
        }
        return null;
    }
}
