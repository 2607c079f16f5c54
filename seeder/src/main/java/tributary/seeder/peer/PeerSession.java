package tributary.seeder.peer;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import tributary.protocol.PeerId;
import tributary.protocol.wire.ExtensionHandshake;
import tributary.protocol.wire.MetadataMessage;
import tributary.protocol.wire.PeerMessage;
import tributary.protocol.wire.PeerMessage.Handshake;
import tributary.protocol.wire.PeerMessage.Request;
import tributary.protocol.wire.WireException;
import tributary.seeder.torrent.Torrent;

/// A seeder's conversation with one peer.
///
/// The owner feeds [#received] and, every second or so, [#tick]; after each it sends what [#nextMessage] gives, and
/// then
/// blocks: [#nextBlock] says which, [#blockSent] that it is on its way. Times are of `System.nanoTime`. One thread.
public final class PeerSession {

    private static final int METADATA_ID = 1;
    private static final int DONT_HAVE_ID = 2;
    private static final int UNREAD_MESSAGES = 1_000;

    private final Torrent torrent;
    private final PeerId self;
    private final SessionLimits limits;
    private final Queue<PeerMessage> messages = new ArrayDeque<>();
    private final Queue<Integer> metadataBlocks = new ArrayDeque<>();
    private final RequestQueue requests = new RequestQueue();
    private final BitSet peerHas = new BitSet();
    private final Allowance idle;
    private final long opened;
    private long lastReceived;
    private long lastSent;
    private boolean handshaken;
    private boolean fast;
    private boolean unchoked;
    private boolean uploadOnly;
    private OptionalInt peersMetadataId = OptionalInt.empty();

    /// @param self the id by which this side introduces itself
    public PeerSession(Torrent torrent, PeerId self, SessionLimits limits, long now) {
        this.torrent = torrent;
        this.self = self;
        this.limits = limits;
        this.idle = new Allowance(limits.idleMessages(), limits.idleMessagesPerSecond(), now);
        this.opened = now;
        this.lastReceived = now;
        this.lastSent = now;
        messages.add(new Handshake(torrent.infoHash(), self, Handshake.EXTENSIONS | Handshake.FAST));
    }

    /// Takes in one message.
    ///
    /// @throws ProtocolViolation if the connection is to be closed
    public void received(PeerMessage message, long now) throws ProtocolViolation {
        lastReceived = now;
        switch (message) {
            case Handshake handshake -> shakeHands(handshake);
            case Request request -> request(request, now);
            case PeerMessage.Cancel(var piece, var begin, var length) -> cancel(new Request(piece, begin, length), now);
            case PeerMessage.Interested _ -> interested(now);
            case PeerMessage.Have(var piece) -> have(piece, now);
            case PeerMessage.Bitfield(var bits) -> bitfield(bits, now);
            case PeerMessage.HaveAll _ -> haveAll(now);
            case PeerMessage.Extended extended -> extended(extended, now);
            case PeerMessage.Piece _ -> throw new ProtocolViolation("it sent a block that nobody asked for");
            case PeerMessage.KeepAlive _,
                    PeerMessage.Choke _,
                    PeerMessage.Unchoke _,
                    PeerMessage.NotInterested _,
                    PeerMessage.Port _,
                    PeerMessage.SuggestPiece _,
                    PeerMessage.HaveNone _,
                    PeerMessage.RejectRequest _,
                    PeerMessage.AllowedFast _,
                    PeerMessage.Unknown _ -> movesNothing(now);
        }
    }

    /// Lets time pass: rejects what waited for too long, and breaks the silence.
    ///
    /// @throws ProtocolViolation if the connection is to be closed
    public void tick(long now) throws ProtocolViolation {
        if (!handshaken && now - opened > limits.handshakeWithin().toNanos()) {
            throw new ProtocolViolation("it did not shake hands in time");
        }
        if (now - lastReceived > limits.silence().toNanos()) {
            throw new ProtocolViolation(
                    "nothing came from it for " + limits.silence().toSeconds() + " s");
        }
        var age = limits.requestExpiry().toNanos();
        for (var late = requests.expired(now, age); late.isPresent(); late = requests.expired(now, age)) {
            reject(late.get());
        }
        if (handshaken
                && messages.isEmpty()
                && now - lastSent > limits.keepAlive().toNanos()) {
            messages.add(new PeerMessage.KeepAlive());
        }
    }

    /// The next of these messages.
    public Optional<PeerMessage> nextMessage(long now) {
        var message = messages.poll();
        if (message == null) {
            var block = metadataBlocks.poll();
            message = block == null ? null : metadata(block);
        }
        if (message != null) {
            lastSent = now;
        }
        return Optional.ofNullable(message);
    }

    /// The block that is to be sent next, once there are no messages.
    public Optional<Request> nextBlock() {
        return requests.first();
    }

    public void blockSent(Request request, long now) {
        requests.remove(request);
        lastSent = now;
    }

    /// The block cannot be had.
    public void blockFailed(Request request) {
        requests.remove(request);
        reject(request);
    }

    /// Whether there are messages to send before any block.
    public boolean hasMessages() {
        return !messages.isEmpty() || !metadataBlocks.isEmpty();
    }

    public boolean handshaken() {
        return handshaken;
    }

    /// Whether the peer has all of it, so that it needs nothing from here any more.
    public boolean peerIsComplete() {
        return uploadOnly || peerHas.cardinality() == torrent.pieces();
    }

    private void shakeHands(Handshake handshake) throws ProtocolViolation {
        if (handshaken) {
            throw new ProtocolViolation("it shook hands twice");
        }
        if (!handshake.infoHash().equals(torrent.infoHash())) {
            throw new ProtocolViolation("it wants another torrent");
        }
        if (handshake.peerId().equals(self)) {
            throw new ProtocolViolation("it has this seeder's own id");
        }
        handshaken = true;
        fast = handshake.fast();
        if (handshake.extensions()) {
            messages.add(new ExtensionHandshake(
                            Map.of(
                                    ExtensionHandshake.METADATA,
                                    METADATA_ID,
                                    ExtensionHandshake.DONT_HAVE,
                                    DONT_HAVE_ID),
                            torrent.metadata().remaining(),
                            limits.requests(),
                            "Tributary",
                            true)
                    .encode());
        }
        messages.add(fast ? new PeerMessage.HaveAll() : fullBitfield());
    }

    private PeerMessage fullBitfield() {
        var all = new byte[(torrent.pieces() + 7) / 8];
        for (var piece = 0; piece < torrent.pieces(); piece++) {
            all[piece >> 3] |= (byte) (0x80 >> (piece & 7));
        }
        return new PeerMessage.Bitfield(ByteBuffer.wrap(all));
    }

    private void interested(long now) throws ProtocolViolation {
        movesNothing(now);
        if (!unchoked) {
            unchoked = true;
            messages.add(new PeerMessage.Unchoke());
        }
    }

    private void request(Request request, long now) throws ProtocolViolation {
        if (request.length() > limits.requestBytes()
                || !torrent.contains(request.piece(), request.begin(), request.length())) {
            throw new ProtocolViolation("it asked for " + request.length() + " bytes at " + request.begin()
                    + " of piece " + request.piece() + ", which do not exist or are too many");
        }
        if (!unchoked || requests.size() >= limits.requests()) {
            movesNothing(now);
            reject(request);
        } else if (!requests.add(request, now)) {
            movesNothing(now);
        }
    }

    private void cancel(Request request, long now) throws ProtocolViolation {
        if (requests.remove(request)) {
            reject(request);
        } else {
            movesNothing(now);
        }
    }

    /// BEP 6: with the fast extension every request ends in a block or in a rejection; without it silence is right.
    private void reject(Request request) {
        if (fast) {
            messages.add(new PeerMessage.RejectRequest(request.piece(), request.begin(), request.length()));
        }
    }

    private void have(int piece, long now) throws ProtocolViolation {
        if (piece >= torrent.pieces()) {
            throw new ProtocolViolation("it has piece " + piece + " of " + torrent.pieces());
        }
        if (peerHas.get(piece)) {
            movesNothing(now);
        }
        peerHas.set(piece);
    }

    private void bitfield(ByteBuffer bits, long now) throws ProtocolViolation {
        movesNothing(now);
        var reversed = new byte[bits.remaining()];
        for (var index = 0; index < reversed.length; index++) {
            reversed[index] = (byte) (Integer.reverse(bits.get(index)) >>> 24);
        }
        var claimed = BitSet.valueOf(reversed);
        if (reversed.length != (torrent.pieces() + 7) / 8 || claimed.length() > torrent.pieces()) {
            throw new ProtocolViolation("its bitfield is not one of " + torrent.pieces() + " pieces");
        }
        peerHas.clear();
        peerHas.or(claimed);
    }

    private void haveAll(long now) throws ProtocolViolation {
        movesNothing(now);
        peerHas.set(0, torrent.pieces());
    }

    private void extended(PeerMessage.Extended extended, long now) throws ProtocolViolation {
        movesNothing(now);
        try {
            if (extended.id() == 0) {
                var handshake = ExtensionHandshake.parse(extended.payload());
                peersMetadataId = handshake.idOf(ExtensionHandshake.METADATA);
                uploadOnly = handshake.uploadOnly();
            } else if (extended.id() == METADATA_ID
                    && MetadataMessage.parse(extended.payload()) instanceof MetadataMessage.Request(var block)) {
                metadataBlocks.add(block);
            }
        } catch (WireException malformed) {
            throw new ProtocolViolation(String.valueOf(malformed.getMessage()));
        }
    }

    /// BEP 9. A peer that asks without having said under which number it wants the answer gets none.
    private PeerMessage metadata(int block) {
        var id = peersMetadataId.orElse(METADATA_ID);
        var metadata = torrent.metadata();
        var offset = (long) block * MetadataMessage.BLOCK;
        if (offset >= metadata.remaining()) {
            return new MetadataMessage.Reject(block).encode(id);
        }
        var length = Math.min(MetadataMessage.BLOCK, metadata.remaining() - (int) offset);
        return new MetadataMessage.Data(block, metadata.remaining(), metadata.slice((int) offset, length)).encode(id);
    }

    private void movesNothing(long now) throws ProtocolViolation {
        if (!idle.take(now) || messages.size() > UNREAD_MESSAGES) {
            throw new ProtocolViolation("it sends messages without end");
        }
    }
}
