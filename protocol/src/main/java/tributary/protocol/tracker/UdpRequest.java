package tributary.protocol.tracker;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;

/// A datagram to a tracker (BEP 15).
public sealed interface UdpRequest {

    /// What a client sends where a connection id belongs before it has one.
    long PROTOCOL = 0x41727101980L;

    int CONNECT = 0;
    int ANNOUNCE = 1;
    int SCRAPE = 2;
    int ERROR = 3;

    /// Chosen by the client, to be sent back.
    int transactionId();

    /// A client asks for a connection id.
    record Connect(int transactionId) implements UdpRequest {}

    /// A peer announces.
    ///
    /// @param complete whether `left` is 0
    /// @param event null if there is no such event
    /// @param wanted how many peers, negative if the peer leaves it to the tracker
    /// @param port on which the peer takes connections, 0 to 65535; 0 is the one that the datagram came from
    record Announce(
            long connectionId,
            int transactionId,
            InfoHash infoHash,
            PeerId peerId,
            boolean complete,
            @Nullable AnnounceEvent event,
            int wanted,
            int port)
            implements UdpRequest {}

    /// Someone asks how many peers swarms have.
    record Scrape(long connectionId, int transactionId, List<InfoHash> infoHashes) implements UdpRequest {}

    /// @return null if it is not a request, or too short to be answered: such datagrams are best met with silence
    static @Nullable UdpRequest read(ByteBuffer datagram) {
        if (datagram.remaining() < 16) {
            return null;
        }
        var connectionId = datagram.getLong();
        var action = datagram.getInt();
        var transactionId = datagram.getInt();
        return switch (action) {
            case CONNECT -> connectionId == PROTOCOL ? new Connect(transactionId) : null;
            case ANNOUNCE -> datagram.remaining() < 82 ? null : announce(connectionId, transactionId, datagram);
            case SCRAPE -> scrape(connectionId, transactionId, datagram);
            default -> null;
        };
    }

    private static Announce announce(long connectionId, int transactionId, ByteBuffer datagram) {
        var twenty = new byte[20];
        datagram.get(twenty);
        var infoHash = InfoHash.of(twenty);
        datagram.get(twenty);
        var peerId = PeerId.of(twenty);
        datagram.getLong(); // downloaded
        var left = datagram.getLong();
        datagram.getLong(); // uploaded
        var event = AnnounceEvent.of(datagram.getInt());
        datagram.getInt(); // the address that the peer claims, which anyone could claim
        datagram.getInt(); // key
        var wanted = datagram.getInt();
        var port = datagram.getShort() & 0xffff;
        return new Announce(connectionId, transactionId, infoHash, peerId, left == 0, event, wanted, port);
    }

    private static @Nullable Scrape scrape(long connectionId, int transactionId, ByteBuffer datagram) {
        if (datagram.remaining() == 0 || datagram.remaining() % InfoHash.LENGTH != 0) {
            return null;
        }
        var infoHashes = new ArrayList<InfoHash>();
        var twenty = new byte[20];
        while (datagram.hasRemaining()) {
            datagram.get(twenty);
            infoHashes.add(InfoHash.of(twenty));
        }
        return new Scrape(connectionId, transactionId, List.copyOf(infoHashes));
    }
}
