package tributary.protocol.wire;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tributary.protocol.bencode.BencodeDecoder;
import tributary.protocol.bencode.BencodeDictionary;
import tributary.protocol.bencode.BencodeException;
import tributary.protocol.bencode.BencodeInteger;
import tributary.protocol.bencode.BencodeLimits;

/// What a peer tells of itself in extended message 0 (BEP 10).
///
/// @param messages names of extensions and the numbers under which this peer wants to get them, 1 to 255
/// @param metadataSize length of the info dictionary in bytes (BEP 9), if this peer has it
/// @param requestQueue how many outstanding requests this peer keeps (`reqq`)
/// @param client name and version, for people
/// @param uploadOnly this peer wants nothing (BEP 21)
public record ExtensionHandshake(
        Map<String, Integer> messages,
        @Nullable Integer metadataSize,
        @Nullable Integer requestQueue,
        @Nullable String client,
        boolean uploadOnly) {

    /// Name of metadata exchange (BEP 9).
    public static final String METADATA = "ut_metadata";

    /// Name of the message that takes back a have (BEP 54).
    public static final String DONT_HAVE = "lt_donthave";

    private static final BencodeLimits LIMITS = new BencodeLimits(64 << 10, 6, 2_000, false);

    public ExtensionHandshake {
        messages = Map.copyOf(messages);
    }

    /// The number under which this peer wants to get an extension's messages, if it knows it.
    public OptionalInt idOf(String extension) {
        var id = messages.get(extension);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    public PeerMessage.Extended encode() {
        var numbers = BencodeDictionary.builder();
        messages.forEach(numbers::put);
        var handshake = BencodeDictionary.builder().put("m", numbers.build());
        if (metadataSize != null) {
            handshake.put("metadata_size", metadataSize);
        }
        if (requestQueue != null) {
            handshake.put("reqq", requestQueue);
        }
        if (client != null) {
            handshake.put("v", client);
        }
        if (uploadOnly) {
            handshake.put("upload_only", 1);
        }
        return new PeerMessage.Extended(0, ByteBuffer.wrap(handshake.build().encode()));
    }

    /// Reads what is understood; fields of another type and numbers outside 1 to 255 count as absent.
    ///
    /// @param payload of extended message 0
    /// @throws WireException if it is no dictionary
    public static ExtensionHandshake parse(ByteBuffer payload) throws WireException {
        var bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        try {
            return of(BencodeDecoder.decodeDictionary(bytes, LIMITS));
        } catch (BencodeException malformed) {
            throw new WireException("the extension handshake cannot be read: " + malformed.getMessage(), malformed);
        }
    }

    private static ExtensionHandshake of(BencodeDictionary handshake) {
        var messages = new TreeMap<String, Integer>();
        handshake
                .dictionary("m")
                .ifPresent(numbers -> numbers.entries().forEach((name, value) -> {
                    if (value instanceof BencodeInteger(var id) && id >= 1 && id <= 255) {
                        messages.put(name.toString(), (int) id);
                    }
                }));
        return new ExtensionHandshake(
                messages,
                positive(handshake, "metadata_size"),
                positive(handshake, "reqq"),
                handshake.string("v").map(Object::toString).orElse(null),
                handshake.integer("upload_only").filter(flag -> flag != 0).isPresent());
    }

    private static @Nullable Integer positive(BencodeDictionary handshake, String key) {
        return handshake
                .integer(key)
                .filter(value -> value > 0 && value <= Integer.MAX_VALUE)
                .map(Long::intValue)
                .orElse(null);
    }
}
