package tributary.tracker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Peers in no order: joining, leaving and drawing some at random cost the same however many there are.
final class PeerList<P extends Peer> {

    private final List<P> peers = new ArrayList<>(0);

    int size() {
        return peers.size();
    }

    void add(P peer) {
        peer.index = peers.size();
        peers.add(peer);
    }

    void remove(P peer) {
        var last = peers.removeLast();
        if (last != peer) {
            last.index = peer.index;
            peers.set(peer.index, last);
        }
        peer.index = -1;
    }

    /// Different peers, a run from a random place: as good as a shuffle where peers come and go, and far cheaper.
    ///
    /// @param except who is not to be among them
    void draw(int wanted, Peer except, Consumer<P> taker) {
        var size = peers.size();
        if (size == 0) {
            return;
        }
        var at = ThreadLocalRandom.current().nextInt(size);
        var left = wanted;
        for (var seen = 0; seen < size && left > 0; seen++) {
            var peer = peers.get(at);
            if (peer != except) {
                taker.accept(peer);
                left--;
            }
            at = at + 1 == size ? 0 : at + 1;
        }
    }

    /// One of them, any.
    @Nullable
    P any() {
        return peers.isEmpty() ? null : peers.get(ThreadLocalRandom.current().nextInt(peers.size()));
    }

    /// Those that are there now; they may leave while one goes through them.
    List<P> copy() {
        return List.copyOf(peers);
    }
}
