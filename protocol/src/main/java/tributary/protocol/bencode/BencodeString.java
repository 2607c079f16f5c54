package tributary.protocol.bencode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// `4:spam`: a string of bytes, which may or may not be text. Ordered by unsigned bytes, as dictionary keys are.
public final class BencodeString implements Bencode, Comparable<BencodeString> {

    private final byte[] bytes;

    private BencodeString(byte[] bytes) {
        this.bytes = bytes;
    }

    public static BencodeString of(byte[] bytes) {
        return new BencodeString(bytes.clone());
    }

    /// Copies the bytes from `start` up to `end`, which is not included.
    public static BencodeString of(byte[] bytes, int start, int end) {
        return new BencodeString(Arrays.copyOfRange(bytes, start, end));
    }

    /// Text in UTF-8.
    public static BencodeString of(String text) {
        return new BencodeString(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return bytes.length;
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    /// @throws BencodeException if the bytes are not UTF-8
    public String text() throws BencodeException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new BencodeException("a string that should be text is not UTF-8", notText);
        }
    }

    /// The bytes themselves, for the encoder alone, which only reads them.
    byte[] shared() {
        return bytes;
    }

    @Override
    public int compareTo(BencodeString other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BencodeString string && Arrays.equals(bytes, string.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// As text where it is text, else in hexadecimal: for messages and logs.
    @Override
    public String toString() {
        try {
            return text();
        } catch (BencodeException notText) {
            return HexFormat.of().formatHex(bytes);
        }
    }
}
