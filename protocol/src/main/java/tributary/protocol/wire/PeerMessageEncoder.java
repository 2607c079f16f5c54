package tributary.protocol.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Writes messages as they stand on the wire.
public final class PeerMessageEncoder {

    private static final byte[] PROTOCOL = "\u0013BitTorrent protocol".getBytes(StandardCharsets.US_ASCII);

    private PeerMessageEncoder() {}

    /// The whole message in an array of exactly its size.
    ///
    /// @throws IllegalArgumentException for [PeerMessage.Unknown], whose bytes nobody kept
    public static byte[] encode(PeerMessage message) {
        return switch (message) {
            case PeerMessage.Handshake handshake -> handshake(handshake);
            case PeerMessage.KeepAlive _ -> new byte[4];
            case PeerMessage.Choke _ -> numbers(MessageId.CHOKE);
            case PeerMessage.Unchoke _ -> numbers(MessageId.UNCHOKE);
            case PeerMessage.Interested _ -> numbers(MessageId.INTERESTED);
            case PeerMessage.NotInterested _ -> numbers(MessageId.NOT_INTERESTED);
            case PeerMessage.Have(var piece) -> numbers(MessageId.HAVE, piece);
            case PeerMessage.Bitfield(var bits) ->
                frame(MessageId.BITFIELD, bits.remaining())
                        .put(bits.duplicate())
                        .array();
            case PeerMessage.Request(var piece, var begin, var length) ->
                numbers(MessageId.REQUEST, piece, begin, length);
            case PeerMessage.Piece(var piece, var begin, var block) -> piece(piece, begin, block);
            case PeerMessage.Cancel(var piece, var begin, var length) ->
                numbers(MessageId.CANCEL, piece, begin, length);
            case PeerMessage.Port(var port) ->
                frame(MessageId.PORT, 2).putShort((short) port).array();
            case PeerMessage.SuggestPiece(var piece) -> numbers(MessageId.SUGGEST_PIECE, piece);
            case PeerMessage.HaveAll _ -> numbers(MessageId.HAVE_ALL);
            case PeerMessage.HaveNone _ -> numbers(MessageId.HAVE_NONE);
            case PeerMessage.RejectRequest(var piece, var begin, var length) ->
                numbers(MessageId.REJECT_REQUEST, piece, begin, length);
            case PeerMessage.AllowedFast(var piece) -> numbers(MessageId.ALLOWED_FAST, piece);
            case PeerMessage.Extended(var id, var payload) ->
                frame(MessageId.EXTENDED, 1 + payload.remaining())
                        .put((byte) id)
                        .put(payload.duplicate())
                        .array();
            case PeerMessage.Unknown(var id, var _) ->
                throw new IllegalArgumentException("message " + id + " is unknown here and cannot be written");
        };
    }

    /// Writes what stands before a block, so that the block can be read from its file straight behind it.
    ///
    /// @param into has room for [PeerMessage.Piece#HEADER] bytes
    /// @param blockLength bytes that will follow
    public static void pieceHeader(ByteBuffer into, int piece, int begin, int blockLength) {
        into.putInt(PeerMessage.Piece.HEADER - 4 + blockLength)
                .put((byte) MessageId.PIECE)
                .putInt(piece)
                .putInt(begin);
    }

    private static byte[] handshake(PeerMessage.Handshake handshake) {
        return ByteBuffer.allocate(PeerMessage.Handshake.LENGTH)
                .put(PROTOCOL)
                .putLong(handshake.reserved())
                .put(handshake.infoHash().toBytes())
                .put(handshake.peerId().toBytes())
                .array();
    }

    private static byte[] piece(int piece, int begin, ByteBuffer block) {
        var message = ByteBuffer.allocate(PeerMessage.Piece.HEADER + block.remaining());
        pieceHeader(message, piece, begin, block.remaining());
        return message.put(block.duplicate()).array();
    }

    private static byte[] numbers(int id, int... numbers) {
        var message = ByteBuffer.allocate(5 + numbers.length * Integer.BYTES);
        message.putInt(1 + numbers.length * Integer.BYTES).put((byte) id);
        for (var number : numbers) {
            message.putInt(number);
        }
        return message.array();
    }

    private static ByteBuffer frame(int id, int payload) {
        return ByteBuffer.allocate(5 + payload).putInt(1 + payload).put((byte) id);
    }
}
