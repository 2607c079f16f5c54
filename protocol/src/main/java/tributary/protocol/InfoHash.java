package tributary.protocol;

import java.util.HexFormat;

/// The SHA-1 of a torrent's bencoded info dictionary (BEP 3): twenty bytes that name a swarm.
///
/// Held as two longs and an int, so that it is a value with cheap equality and no array to guard.
public record InfoHash(long high, long middle, int low) implements Comparable<InfoHash> {

    /// Length in bytes.
    public static final int LENGTH = 20;

    /// Reads twenty bytes at an offset.
    ///
    /// @throws IndexOutOfBoundsException if fewer than twenty bytes are left
    public static InfoHash of(byte[] bytes, int offset) {
        return new InfoHash(
                Bytes.longAt(bytes, offset), Bytes.longAt(bytes, offset + 8), Bytes.intAt(bytes, offset + 16));
    }

    /// @throws IllegalArgumentException unless there are exactly twenty bytes
    public static InfoHash of(byte[] bytes) {
        Bytes.requireTwenty(bytes, "an info hash");
        return of(bytes, 0);
    }

    /// Reads forty hexadecimal digits, in either case.
    ///
    /// @throws IllegalArgumentException if the text is anything else
    public static InfoHash ofHex(String hex) {
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
    public int compareTo(InfoHash other) {
        var first = Long.compareUnsigned(high, other.high);
        if (first != 0) {
            return first;
        }
        var second = Long.compareUnsigned(middle, other.middle);
        return second != 0 ? second : Integer.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
