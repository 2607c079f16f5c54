package tributary.protocol.bencode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.TreeMap;

/// Reads bencoding strictly: one way to write each value, within limits, never more memory than the bytes justify.
public final class BencodeDecoder {

    /// A value and where it ended, for messages in which raw bytes follow (BEP 9).
    ///
    /// @param value what was read
    /// @param end index of the first byte after it
    public record Prefix(Bencode value, int end) {}

    private static final int MAX_DIGITS_OF_A_LENGTH = 10;

    private final byte[] bytes;
    private final int end;
    private final BencodeLimits limits;
    private int position;
    private int values;

    private BencodeDecoder(byte[] bytes, int offset, int end, BencodeLimits limits) {
        this.bytes = bytes;
        this.position = offset;
        this.end = end;
        this.limits = limits;
    }

    /// Reads a value that fills the array.
    ///
    /// @throws BencodeException on anything but exactly one value within the limits
    public static Bencode decode(byte[] bytes, BencodeLimits limits) throws BencodeException {
        var prefix = decodePrefix(bytes, 0, limits);
        if (prefix.end() != bytes.length) {
            throw new BencodeException("bytes follow the value at " + prefix.end());
        }
        return prefix.value();
    }

    /// Reads a dictionary that fills the array.
    ///
    /// @throws BencodeException on anything but exactly one dictionary within the limits
    public static BencodeDictionary decodeDictionary(byte[] bytes, BencodeLimits limits) throws BencodeException {
        if (decode(bytes, limits) instanceof BencodeDictionary dictionary) {
            return dictionary;
        }
        throw new BencodeException("this is not a dictionary");
    }

    /// Reads the value that begins at an offset, whatever follows it.
    ///
    /// @throws BencodeException if no value within the limits begins there
    public static Prefix decodePrefix(byte[] bytes, int offset, BencodeLimits limits) throws BencodeException {
        var end = (int) Math.min(bytes.length, (long) offset + limits.maxBytes());
        var decoder = new BencodeDecoder(bytes, offset, end, limits);
        var value = decoder.value(0);
        return new Prefix(value, decoder.position);
    }

    private Bencode value(int depth) throws BencodeException {
        if (++values > limits.maxValues()) {
            throw new BencodeException("more than " + limits.maxValues() + " values");
        }
        return switch (peek()) {
            case 'i' -> integer();
            case 'l' -> list(depth + 1);
            case 'd' -> dictionary(depth + 1);
            default -> string();
        };
    }

    private BencodeInteger integer() throws BencodeException {
        position++;
        var start = position;
        if (peek() == '-') {
            position++;
        }
        var digits = position;
        while (isDigit(peek())) {
            position++;
        }
        var count = position - digits;
        var negative = digits > start;
        if (count == 0 || (bytes[digits] == '0' && (count > 1 || negative))) {
            throw wrong("an integer is not in its shortest form");
        }
        expect('e');
        try {
            return new BencodeInteger(Long.parseLong(ascii(start, position - 1)));
        } catch (NumberFormatException tooLarge) {
            throw new BencodeException("an integer has more than 64 bits", tooLarge);
        }
    }

    private BencodeString string() throws BencodeException {
        var start = position;
        while (isDigit(peek())) {
            position++;
        }
        var count = position - start;
        if (count == 0 || count > MAX_DIGITS_OF_A_LENGTH || (bytes[start] == '0' && count > 1)) {
            throw wrong("neither a value nor the length of a string");
        }
        var length = Long.parseLong(ascii(start, position));
        expect(':');
        if (length > end - position) {
            throw wrong("a string is longer than what is left");
        }
        var from = position;
        position += (int) length;
        return BencodeString.of(bytes, from, position);
    }

    private BencodeList list(int depth) throws BencodeException {
        descend(depth);
        var items = new ArrayList<Bencode>();
        while (peek() != 'e') {
            items.add(value(depth));
        }
        position++;
        return new BencodeList(items);
    }

    private BencodeDictionary dictionary(int depth) throws BencodeException {
        descend(depth);
        var entries = new TreeMap<BencodeString, Bencode>();
        while (peek() != 'e') {
            values++;
            var key = string();
            if (limits.sortedKeys() && !entries.isEmpty() && key.compareTo(entries.lastKey()) < 0) {
                throw wrong("keys are not in order");
            }
            if (entries.put(key, value(depth)) != null) {
                throw wrong("a key occurs twice");
            }
        }
        position++;
        return new BencodeDictionary(entries);
    }

    private void descend(int depth) throws BencodeException {
        if (depth > limits.maxDepth()) {
            throw wrong("nested deeper than " + limits.maxDepth());
        }
        position++;
    }

    private int peek() throws BencodeException {
        if (position >= end) {
            throw wrong(end < bytes.length ? "longer than " + limits.maxBytes() + " bytes" : "it ends too early");
        }
        return bytes[position];
    }

    private void expect(char wanted) throws BencodeException {
        if (peek() != wanted) {
            throw wrong("expected '" + wanted + "'");
        }
        position++;
    }

    private String ascii(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private BencodeException wrong(String what) {
        return new BencodeException(what + " (at byte " + position + ")");
    }
}
