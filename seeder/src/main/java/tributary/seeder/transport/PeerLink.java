package tributary.seeder.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.wire.PeerMessage;
import tributary.protocol.wire.PeerMessageDecoder;
import tributary.protocol.wire.PeerMessageEncoder;
import tributary.protocol.wire.WireException;
import tributary.protocol.wire.WireLimits;
import tributary.seeder.peer.PeerSession;
import tributary.seeder.peer.ProtocolViolation;

/// A session on a wire: decodes what comes, sends what the session wants sent. Belongs to the loop's thread.
public final class PeerLink {

    /// What a turn came to.
    enum Turn {
        /// Something was sent: come again at once.
        SENT,
        /// There is something to send that must wait for the wire, the pace or the content.
        WAITING,
        /// There is nothing to send.
        IDLE
    }

    private static final Logger log = LoggerFactory.getLogger(PeerLink.class);

    private final Swarm swarm;
    private final Wire wire;
    private final PeerSession session;
    private final PeerMessageDecoder decoder;
    private final Pace pace;
    private final Runnable onClose;
    private long lastBlock;
    private long lastHeard;
    private int credit;
    private boolean closed;

    PeerLink(Swarm swarm, Wire wire, PeerSession session, Pace pace, Runnable onClose, long now) {
        this.swarm = swarm;
        this.wire = wire;
        this.session = session;
        this.decoder =
                new PeerMessageDecoder(WireLimits.forSeeder(swarm.torrent().pieces()));
        this.pace = pace;
        this.onClose = onClose;
        this.lastBlock = now;
        this.lastHeard = now;
    }

    Swarm swarm() {
        return swarm;
    }

    /// Since when no block was sent.
    long idleSince() {
        return lastBlock;
    }

    /// Whether anything came within a time, in nanoseconds.
    public boolean heardWithin(long nanos, long now) {
        return now - lastHeard < nanos;
    }

    boolean peerIsComplete() {
        return session.peerIsComplete();
    }

    /// Takes in what came; a breach of the protocol closes the link.
    public void received(ByteBuffer bytes, long now) {
        if (closed) {
            return;
        }
        lastHeard = now;
        try {
            decoder.feed(bytes);
            for (var message = decoder.next(); message.isPresent(); message = decoder.next()) {
                session.received(message.get(), now);
            }
        } catch (WireException | ProtocolViolation violation) {
            close(String.valueOf(violation.getMessage()));
        }
    }

    void tick(long now) {
        try {
            session.tick(now);
        } catch (ProtocolViolation violation) {
            close(String.valueOf(violation.getMessage()));
        }
    }

    /// Sends what the session has to say besides blocks.
    Turn sendMessages(long now) {
        var turn = Turn.IDLE;
        while (!closed && session.hasMessages()) {
            if (!wire.ready()) {
                return Turn.WAITING;
            }
            session.nextMessage(now).ifPresent(this::sendMessage);
            turn = Turn.SENT;
        }
        return turn;
    }

    /// Sends a block if it is no longer than what was saved up: each turn adds a quantum, so that peers that ask for
    /// long blocks get no more than others.
    Turn sendBlock(int quantum, Pace common, long now) {
        var request = closed || session.hasMessages() ? Optional.<PeerMessage.Request>empty() : session.nextBlock();
        if (request.isEmpty()) {
            credit = 0;
            return Turn.IDLE;
        }
        if (!wire.ready() || !pace.allows(now)) {
            return Turn.WAITING;
        }
        credit = Math.min(credit + quantum, Math.max(quantum, request.get().length()));
        return credit < request.get().length() || send(request.get(), common, now) ? Turn.SENT : Turn.WAITING;
    }

    private void sendMessage(PeerMessage message) {
        var bytes = PeerMessageEncoder.encode(message);
        wire.send(wire.buffer(bytes.length).put(bytes));
    }

    private boolean send(PeerMessage.Request request, Pace common, long now) {
        var buffer = wire.buffer(PeerMessage.Piece.HEADER + request.length());
        PeerMessageEncoder.pieceHeader(buffer, request.piece(), request.begin(), request.length());
        try {
            if (!swarm.content().read(swarm.torrent().offsetOf(request.piece(), request.begin()), buffer)) {
                return false;
            }
        } catch (IOException unreadable) {
            log.warn("A block of {} cannot be read: {}", swarm.infoHash(), unreadable.toString());
            session.blockFailed(request);
            return true;
        }
        wire.send(buffer);
        session.blockSent(request, now);
        credit -= request.length();
        pace.sent(buffer.capacity());
        common.sent(buffer.capacity());
        swarm.gave(request.length());
        lastBlock = now;
        return true;
    }

    /// Ends it. Further calls do nothing.
    public void close(String why) {
        if (closed) {
            return;
        }
        closed = true;
        log.debug("Closed {} of {}: {}", wire.name(), swarm.infoHash(), why);
        swarm.left(this);
        wire.close();
        onClose.run();
    }

    boolean closed() {
        return closed;
    }
}
