package tributary.protocol.wire;

import java.nio.ByteBuffer;

/// `lt_donthave` (BEP 54): the sender no longer has a piece.
///
/// @see ExtensionHandshake#DONT_HAVE
public record DontHave(int piece) {

    /// @param id the number that the receiver gave `lt_donthave`
    public PeerMessage.Extended encode(int id) {
        return new PeerMessage.Extended(
                id, ByteBuffer.allocate(Integer.BYTES).putInt(piece).flip());
    }

    /// @param payload of the extended message
    /// @throws WireException unless it is one piece index
    public static DontHave parse(ByteBuffer payload) throws WireException {
        if (payload.remaining() != Integer.BYTES || payload.getInt(payload.position()) < 0) {
            throw new WireException("lt_donthave is not one piece index");
        }
        return new DontHave(payload.getInt(payload.position()));
    }
}
