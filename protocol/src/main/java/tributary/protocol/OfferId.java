package tributary.protocol;

import java.util.HexFormat;

/// The twenty random bytes by which a WebTorrent peer knows its own offer again when the answer comes.
public record OfferId(long high, long middle, int low) {

    /// Length in bytes.
    public static final int LENGTH = 20;

    /// Reads twenty bytes at an offset.
    ///
    /// @throws IndexOutOfBoundsException if fewer than twenty bytes are left
    public static OfferId of(byte[] bytes, int offset) {
        return new OfferId(
                Bytes.longAt(bytes, offset), Bytes.longAt(bytes, offset + 8), Bytes.intAt(bytes, offset + 16));
    }

    /// @throws IllegalArgumentException unless there are exactly twenty bytes
    public static OfferId of(byte[] bytes) {
        Bytes.requireTwenty(bytes, "an offer id");
        return of(bytes, 0);
    }

    /// Reads forty hexadecimal digits, in either case.
    ///
    /// @throws IllegalArgumentException if the text is anything else
    public static OfferId ofHex(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    public byte[] toBytes() {
        return Bytes.twenty(high, middle, low);
    }

    /// Forty lower-case hexadecimal digits.
    public String toHex() {
        return HexFormat.of().formatHex(toBytes());
    }

    @Override
    public String toString() {
        return toHex();
    }
}
