package tributary.protocol.wire;

import java.nio.ByteBuffer;
import tributary.protocol.bencode.BencodeDecoder;
import tributary.protocol.bencode.BencodeDictionary;
import tributary.protocol.bencode.BencodeException;
import tributary.protocol.bencode.BencodeLimits;

/// `ut_metadata` (BEP 9): the info dictionary in blocks of 16 KiB.
///
/// @see ExtensionHandshake#METADATA
public sealed interface MetadataMessage {

    /// Length of every block but the last, in bytes.
    int BLOCK = 16 << 10;

    record Request(int block) implements MetadataMessage {}

    /// @param totalSize of the info dictionary in bytes
    record Data(int block, int totalSize, ByteBuffer bytes) implements MetadataMessage {

        public Data {
            bytes = bytes.asReadOnlyBuffer();
        }
    }

    record Reject(int block) implements MetadataMessage {}

    /// A kind that is not known here; BEP 9 asks to pass over it.
    record Unknown(long kind) implements MetadataMessage {}

    /// @param id the number that the receiver gave `ut_metadata`
    default PeerMessage.Extended encode(int id) {
        return switch (this) {
            case Request(var block) -> extended(id, header(0, block), ByteBuffer.allocate(0));
            case Data(var block, var totalSize, var bytes) ->
                extended(id, header(1, block).put("total_size", totalSize), bytes);
            case Reject(var block) -> extended(id, header(2, block), ByteBuffer.allocate(0));
            case Unknown(var kind) ->
                throw new IllegalArgumentException("metadata message " + kind + " is unknown here");
        };
    }

    /// @param payload of the extended message
    /// @throws WireException if it is no such message
    static MetadataMessage parse(ByteBuffer payload) throws WireException {
        var bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        try {
            var prefix = BencodeDecoder.decodePrefix(bytes, 0, BencodeLimits.MESSAGE);
            if (!(prefix.value() instanceof BencodeDictionary header)) {
                throw new WireException("a metadata message is no dictionary");
            }
            var kind = header.integer("msg_type")
                    .orElseThrow(() -> new WireException("a metadata message does not say of what kind it is"));
            if (kind < 0 || kind > 2) {
                return new Unknown(kind);
            }
            var block = number(header, "piece");
            return switch (kind.intValue()) {
                case 0 -> new Request(block);
                case 1 ->
                    new Data(
                            block,
                            number(header, "total_size"),
                            ByteBuffer.wrap(bytes, prefix.end(), bytes.length - prefix.end())
                                    .slice());
                default -> new Reject(block);
            };
        } catch (BencodeException malformed) {
            throw new WireException("a metadata message cannot be read: " + malformed.getMessage(), malformed);
        }
    }

    private static BencodeDictionary.Builder header(int kind, int block) {
        return BencodeDictionary.builder().put("msg_type", kind).put("piece", block);
    }

    private static PeerMessage.Extended extended(int id, BencodeDictionary.Builder header, ByteBuffer bytes) {
        var dictionary = header.build().encode();
        return new PeerMessage.Extended(
                id,
                ByteBuffer.allocate(dictionary.length + bytes.remaining())
                        .put(dictionary)
                        .put(bytes.duplicate())
                        .flip());
    }

    private static int number(BencodeDictionary header, String key) throws WireException {
        return header.integer(key)
                .filter(value -> value >= 0 && value <= Integer.MAX_VALUE)
                .orElseThrow(() -> new WireException("a metadata message has no usable " + key))
                .intValue();
    }
}
