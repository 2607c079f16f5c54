package tributary.protocol.metainfo;

/// How long the pieces of a file of a given size are.
///
/// A viewer waits for a whole piece before the first frame, so small is better; but below 256 KiB browsers are busy
/// with pieces, and the `.torrent` of a long film grows.
public final class PieceLength {

    private static final int KIB = 1024;
    private static final long GIB = 1L << 30;

    private PieceLength() {}

    /// 256 KiB up to 1 GiB, 512 KiB up to 4 GiB, 1 MiB above.
    ///
    /// @param size of the file in bytes, at least 1
    public static int forSize(long size) {
        if (size < 1) {
            throw new IllegalArgumentException("a file to share has at least one byte, not " + size);
        }
        if (size <= GIB) {
            return 256 * KIB;
        }
        return size <= 4 * GIB ? 512 * KIB : 1024 * KIB;
    }
}
