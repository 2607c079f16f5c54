package tributary.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Big-endian numbers in byte arrays, as every BitTorrent message has them.
final class Bytes {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Bytes() {}

    /// The twenty bytes that a hash or an id holds as two longs and an int.
    static byte[] twenty(long high, long middle, int low) {
        var bytes = new byte[20];
        putLong(bytes, 0, high);
        putLong(bytes, 8, middle);
        putInt(bytes, 16, low);
        return bytes;
    }

    /// @param what begins the failure's text, as in "a peer id"
    /// @throws IllegalArgumentException unless there are exactly twenty bytes
    static void requireTwenty(byte[] bytes, String what) {
        if (bytes.length != 20) {
            throw new IllegalArgumentException(what + " has 20 bytes, not " + bytes.length);
        }
    }

    static int intAt(byte[] bytes, int offset) {
        return (int) INT.get(bytes, offset);
    }

    static long longAt(byte[] bytes, int offset) {
        return (long) LONG.get(bytes, offset);
    }

    static void putInt(byte[] bytes, int offset, int value) {
        INT.set(bytes, offset, value);
    }

    static void putLong(byte[] bytes, int offset, long value) {
        LONG.set(bytes, offset, value);
    }
}
