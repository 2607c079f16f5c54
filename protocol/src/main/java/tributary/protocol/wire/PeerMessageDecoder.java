package tributary.protocol.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;
import tributary.protocol.wire.PeerMessage.Handshake;

/// Reads one side of a connection: bytes come in pieces of any size, messages go out whole.
///
/// The first message is the handshake. After a [WireException] the decoder is spent. Not safe for several threads.
public final class PeerMessageDecoder {

    private static final byte[] PROTOCOL = "\u0013BitTorrent protocol".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH_BYTES = 4;
    private static final int SMALLEST_BUFFER = 512;

    private final WireLimits limits;
    private byte[] bytes = new byte[SMALLEST_BUFFER];
    private int start;
    private int end;
    private boolean handshaken;

    public PeerMessageDecoder(WireLimits limits) {
        this.limits = limits;
    }

    /// Takes the remaining bytes. Ask for [#next] until it is empty before feeding more: what is not asked for is kept.
    public void feed(ByteBuffer chunk) {
        var length = chunk.remaining();
        if (end + length > bytes.length) {
            makeRoom(length);
        }
        chunk.get(bytes, end, length);
        end += length;
    }

    /// The next whole message, if all of it is there.
    ///
    /// @throws WireException if what came is no message or passes a limit
    public Optional<PeerMessage> next() throws WireException {
        if (!handshaken) {
            return handshake();
        }
        if (available() < LENGTH_BYTES) {
            return Optional.empty();
        }
        var frame = ByteBuffer.wrap(bytes, start, available());
        var length = frame.getInt();
        if (length == 0) {
            start += LENGTH_BYTES;
            return Optional.of(new PeerMessage.KeepAlive());
        }
        if (length < 0) {
            throw new WireException("a message claims " + Integer.toUnsignedString(length) + " bytes");
        }
        if (!frame.hasRemaining()) {
            return Optional.empty();
        }
        var id = frame.get() & 0xff;
        var payload = length - 1;
        check(id, payload);
        if (frame.remaining() < payload) {
            return Optional.empty();
        }
        start += LENGTH_BYTES + length;
        return Optional.of(message(id, frame.slice(frame.position(), payload)));
    }

    private Optional<PeerMessage> handshake() throws WireException {
        var there = Math.min(available(), PROTOCOL.length);
        if (!Arrays.equals(bytes, start, start + there, PROTOCOL, 0, there)) {
            throw new WireException("this does not begin as the BitTorrent protocol does");
        }
        if (available() < Handshake.LENGTH) {
            return Optional.empty();
        }
        var reserved = start + PROTOCOL.length;
        var handshake = new Handshake(
                InfoHash.of(bytes, reserved + Long.BYTES),
                PeerId.of(bytes, reserved + Long.BYTES + InfoHash.LENGTH),
                ByteBuffer.wrap(bytes).getLong(reserved));
        start += Handshake.LENGTH;
        handshaken = true;
        return Optional.of(handshake);
    }

    private void check(int id, int payload) throws WireException {
        switch (id) {
            case MessageId.CHOKE,
                    MessageId.UNCHOKE,
                    MessageId.INTERESTED,
                    MessageId.NOT_INTERESTED,
                    MessageId.HAVE_ALL,
                    MessageId.HAVE_NONE -> exactly(id, payload, 0);
            case MessageId.HAVE, MessageId.SUGGEST_PIECE, MessageId.ALLOWED_FAST -> exactly(id, payload, 4);
            case MessageId.REQUEST, MessageId.CANCEL, MessageId.REJECT_REQUEST -> exactly(id, payload, 12);
            case MessageId.PORT -> exactly(id, payload, 2);
            case MessageId.BITFIELD -> between(id, payload, 0, limits.bitfieldBytes());
            case MessageId.PIECE -> between(id, payload, 8, 8 + limits.blockBytes());
            case MessageId.EXTENDED -> between(id, payload, 1, 1 + limits.extendedBytes());
            default -> between(id, payload, 0, limits.extendedBytes());
        }
    }

    private static void exactly(int id, int payload, int wanted) throws WireException {
        if (payload != wanted) {
            throw new WireException("message " + id + " has " + payload + " bytes instead of " + wanted);
        }
    }

    private static void between(int id, int payload, int least, int most) throws WireException {
        if (payload < least || payload > most) {
            throw new WireException("message " + id + " has " + payload + " bytes; at most " + most + " are accepted");
        }
    }

    private static PeerMessage message(int id, ByteBuffer payload) throws WireException {
        return switch (id) {
            case MessageId.CHOKE -> new PeerMessage.Choke();
            case MessageId.UNCHOKE -> new PeerMessage.Unchoke();
            case MessageId.INTERESTED -> new PeerMessage.Interested();
            case MessageId.NOT_INTERESTED -> new PeerMessage.NotInterested();
            case MessageId.HAVE -> new PeerMessage.Have(number(payload));
            case MessageId.BITFIELD -> new PeerMessage.Bitfield(copy(payload));
            case MessageId.REQUEST -> new PeerMessage.Request(number(payload), number(payload), number(payload));
            case MessageId.PIECE -> new PeerMessage.Piece(number(payload), number(payload), copy(payload));
            case MessageId.CANCEL -> new PeerMessage.Cancel(number(payload), number(payload), number(payload));
            case MessageId.PORT -> new PeerMessage.Port(payload.getShort() & 0xffff);
            case MessageId.SUGGEST_PIECE -> new PeerMessage.SuggestPiece(number(payload));
            case MessageId.HAVE_ALL -> new PeerMessage.HaveAll();
            case MessageId.HAVE_NONE -> new PeerMessage.HaveNone();
            case MessageId.REJECT_REQUEST ->
                new PeerMessage.RejectRequest(number(payload), number(payload), number(payload));
            case MessageId.ALLOWED_FAST -> new PeerMessage.AllowedFast(number(payload));
            case MessageId.EXTENDED -> new PeerMessage.Extended(payload.get() & 0xff, copy(payload));
            default -> new PeerMessage.Unknown(id, payload.remaining());
        };
    }

    private static int number(ByteBuffer payload) throws WireException {
        var number = payload.getInt();
        if (number < 0) {
            throw new WireException("a number has more than 31 bits");
        }
        return number;
    }

    private static ByteBuffer copy(ByteBuffer payload) {
        var copy = new byte[payload.remaining()];
        payload.get(copy);
        return ByteBuffer.wrap(copy);
    }

    private int available() {
        return end - start;
    }

    /// Moves what is left to the front; grows to what is needed, and shrinks again once a large message is through.
    private void makeRoom(int length) {
        var needed = available() + length;
        var target = Math.max(SMALLEST_BUFFER, Integer.highestOneBit(needed) << 1);
        var moved = target == bytes.length ? bytes : new byte[target];
        System.arraycopy(bytes, start, moved, 0, available());
        end = available();
        start = 0;
        bytes = moved;
    }
}
