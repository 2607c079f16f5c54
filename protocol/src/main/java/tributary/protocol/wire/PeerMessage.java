package tributary.protocol.wire;

import java.nio.ByteBuffer;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;

/// One message between two peers.
///
/// Buffers in messages are read-only and begin at position 0; read them through `duplicate()`, so that a message stays
/// equal to itself. Piece indexes and offsets are never negative in a message that was decoded.
public sealed interface PeerMessage {

    /// The first message of each side (BEP 3); it has no length before it.
    ///
    /// @param reserved the eight reserved bytes, read big-endian
    record Handshake(InfoHash infoHash, PeerId peerId, long reserved) implements PeerMessage {

        /// Length in bytes.
        public static final int LENGTH = 68;

        /// Bit of the extension protocol (BEP 10).
        public static final long EXTENSIONS = 0x10_0000L;

        /// Bit of the fast extension (BEP 6).
        public static final long FAST = 0x04L;

        public boolean extensions() {
            return (reserved & EXTENSIONS) != 0;
        }

        public boolean fast() {
            return (reserved & FAST) != 0;
        }
    }

    /// Four zero bytes, so that silence does not look like death.
    record KeepAlive() implements PeerMessage {}

    record Choke() implements PeerMessage {}

    record Unchoke() implements PeerMessage {}

    record Interested() implements PeerMessage {}

    record NotInterested() implements PeerMessage {}

    record Have(int piece) implements PeerMessage {}

    /// @param bits one for each piece, highest bit of the first byte first, spare bits zero
    record Bitfield(ByteBuffer bits) implements PeerMessage {

        public Bitfield {
            bits = bits.asReadOnlyBuffer();
        }
    }

    /// @param begin offset in the piece, in bytes
    /// @param length in bytes, usually 16 KiB
    record Request(int piece, int begin, int length) implements PeerMessage {}

    /// @param begin offset in the piece, in bytes
    record Piece(int piece, int begin, ByteBuffer block) implements PeerMessage {

        /// Bytes on the wire before the block.
        public static final int HEADER = 13;

        public Piece {
            block = block.asReadOnlyBuffer();
        }
    }

    record Cancel(int piece, int begin, int length) implements PeerMessage {}

    /// @param port of the peer's DHT node (BEP 5), 0 to 65535
    record Port(int port) implements PeerMessage {}

    /// BEP 6.
    record SuggestPiece(int piece) implements PeerMessage {}

    /// BEP 6.
    record HaveAll() implements PeerMessage {}

    /// BEP 6.
    record HaveNone() implements PeerMessage {}

    /// BEP 6.
    record RejectRequest(int piece, int begin, int length) implements PeerMessage {}

    /// BEP 6.
    record AllowedFast(int piece) implements PeerMessage {}

    /// BEP 10.
    ///
    /// @param id 0 for the extension handshake, else the number that the receiver gave the message in its own
    ///     handshake; 0 to 255
    record Extended(int id, ByteBuffer payload) implements PeerMessage {

        public Extended {
            payload = payload.asReadOnlyBuffer();
        }
    }

    /// A message of a number that is not known here; BEP 10 asks to pass over it.
    ///
    /// @param id 0 to 255
    /// @param length of what came with it, in bytes
    record Unknown(int id, int length) implements PeerMessage {}
}
