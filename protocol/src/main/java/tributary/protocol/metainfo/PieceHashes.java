package tributary.protocol.metainfo;

import java.util.Arrays;

/// The SHA-1 of each piece of a file, in order (BEP 3, `pieces`).
public final class PieceHashes {

    /// Length of one hash in bytes.
    public static final int HASH_LENGTH = 20;

    private final byte[] hashes;

    private PieceHashes(byte[] hashes) {
        this.hashes = hashes;
    }

    /// @param hashes those of all pieces, one after the other
    /// @throws IllegalArgumentException if there is none, or the last one is cut off
    public static PieceHashes of(byte[] hashes) {
        if (hashes.length == 0 || hashes.length % HASH_LENGTH != 0) {
            throw new IllegalArgumentException("piece hashes have 20 bytes each, but there are " + hashes.length);
        }
        return new PieceHashes(hashes.clone());
    }

    public int count() {
        return hashes.length / HASH_LENGTH;
    }

    /// Whether a piece's SHA-1 is the one that the torrent names.
    ///
    /// @param piece index from 0
    /// @param sha1 twenty bytes
    public boolean matches(int piece, byte[] sha1) {
        var from = piece * HASH_LENGTH;
        return Arrays.equals(hashes, from, from + HASH_LENGTH, sha1, 0, sha1.length);
    }

    public byte[] toBytes() {
        return hashes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PieceHashes those && Arrays.equals(hashes, those.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return count() + " piece hashes";
    }
}
