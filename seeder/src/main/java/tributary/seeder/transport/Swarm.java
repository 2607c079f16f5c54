package tributary.seeder.transport;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tributary.protocol.InfoHash;
import tributary.seeder.torrent.Content;
import tributary.seeder.torrent.Torrent;

/// A torrent that is being seeded, and the peers that are linked to it. The loop's thread changes it; its counters may
/// be read anywhere.
public final class Swarm {

    private final Torrent torrent;
    private final Content content;
    private final Set<PeerLink> links = new LinkedHashSet<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong uploaded = new AtomicLong();

    public Swarm(Torrent torrent, Content content) {
        this.torrent = torrent;
        this.content = content;
    }

    public InfoHash infoHash() {
        return torrent.infoHash();
    }

    public Torrent torrent() {
        return torrent;
    }

    /// Open connections.
    public int connections() {
        return connections.get();
    }

    /// Payload since the swarm was joined, in bytes.
    public long uploaded() {
        return uploaded.get();
    }

    /// Frees the content of a swarm that was never held.
    public void discard() {
        content.close();
    }

    Content content() {
        return content;
    }

    List<PeerLink> links() {
        return List.copyOf(links);
    }

    void joined(PeerLink link) {
        links.add(link);
        connections.set(links.size());
    }

    void left(PeerLink link) {
        links.remove(link);
        connections.set(links.size());
    }

    void gave(int bytes) {
        uploaded.addAndGet(bytes);
    }
}
