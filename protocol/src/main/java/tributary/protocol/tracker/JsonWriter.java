package tributary.protocol.tracker;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes of a JSON message in the making. Made to be used again and again by one thread.
public final class JsonWriter {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[4096];
    private int length;

    /// Forgets what was written.
    public void clear() {
        length = 0;
    }

    public int length() {
        return length;
    }

    /// What was written stands at the beginning of this array, until the next write.
    public byte[] array() {
        return bytes;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    JsonWriter ascii(byte[] text) {
        return raw(text, 0, text.length);
    }

    JsonWriter raw(byte[] source, int start, int end) {
        reserve(end - start);
        System.arraycopy(source, start, bytes, length, end - start);
        length += end - start;
        return this;
    }

    JsonWriter character(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    JsonWriter number(long value) {
        return ascii(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
    }

    /// Twenty bytes as a string of twenty characters, U+0000 to U+00FF.
    JsonWriter twentyBytes(long high, long middle, int low) {
        reserve(2 + 20 * 6);
        bytes[length++] = '"';
        for (var shift = 56; shift >= 0; shift -= 8) {
            latin1((int) (high >>> shift) & 0xff);
        }
        for (var shift = 56; shift >= 0; shift -= 8) {
            latin1((int) (middle >>> shift) & 0xff);
        }
        for (var shift = 24; shift >= 0; shift -= 8) {
            latin1(low >>> shift & 0xff);
        }
        bytes[length++] = '"';
        return this;
    }

    private void latin1(int character) {
        if (character >= 0x80) {
            bytes[length++] = (byte) (0xc0 | character >>> 6);
            bytes[length++] = (byte) (0x80 | (character & 0x3f));
        } else if (character < ' ' || character == 0x7f) {
            bytes[length++] = '\\';
            bytes[length++] = 'u';
            bytes[length++] = '0';
            bytes[length++] = '0';
            bytes[length++] = HEX[character >>> 4];
            bytes[length++] = HEX[character & 0xf];
        } else {
            if (character == '"' || character == '\\') {
                bytes[length++] = '\\';
            }
            bytes[length++] = (byte) character;
        }
    }

    /// A string of our own making.
    JsonWriter string(String text) {
        character('"');
        for (var i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point < 0x80) {
                reserve(6);
                latin1(point);
            } else {
                ascii(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        }
        return character('"');
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
