package tributary.protocol.metainfo;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Hashes a file's content, fed to it in order and in chunks of any size, into the hashes of its pieces.
public final class PieceHasher {

    private final MessageDigest sha1 = newSha1();
    private final ByteArrayOutputStream hashes = new ByteArrayOutputStream();
    private final int pieceLength;
    private int inPiece;
    private long length;

    /// @param pieceLength in bytes, at least 1
    public PieceHasher(int pieceLength) {
        if (pieceLength < 1) {
            throw new IllegalArgumentException("a piece has at least one byte, not " + pieceLength);
        }
        this.pieceLength = pieceLength;
    }

    public void update(byte[] bytes, int offset, int count) {
        var from = offset;
        var left = count;
        while (left > 0) {
            var part = Math.min(left, pieceLength - inPiece);
            sha1.update(bytes, from, part);
            from += part;
            left -= part;
            inPiece += part;
            if (inPiece == pieceLength) {
                endPiece();
            }
        }
        length += count;
    }

    /// How many bytes were hashed so far.
    public long length() {
        return length;
    }

    /// The hashes of everything that was fed in; the hasher is spent.
    ///
    /// @throws IllegalStateException if that was nothing
    public PieceHashes finish() {
        if (length == 0) {
            throw new IllegalStateException("an empty file has no pieces");
        }
        if (inPiece > 0) {
            endPiece();
        }
        return PieceHashes.of(hashes.toByteArray());
    }

    private void endPiece() {
        hashes.writeBytes(sha1.digest());
        inPiece = 0;
    }

    static MessageDigest newSha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }
}
