package tributary.seeder.torrent;

import java.nio.ByteBuffer;
import tributary.protocol.InfoHash;
import tributary.protocol.bencode.BencodeException;
import tributary.protocol.metainfo.InfoDictionary;
import tributary.protocol.metainfo.Metainfo;

/// What a peer must know of a torrent of one file in order to give it.
public final class Torrent {

    private final InfoHash infoHash;
    private final long size;
    private final int pieceLength;
    private final int pieces;
    private final ByteBuffer metadata;

    private Torrent(InfoDictionary info) {
        infoHash = info.infoHash();
        size = info.length();
        pieceLength = info.pieceLength();
        pieces = info.pieceCount();
        metadata = ByteBuffer.wrap(info.encode()).asReadOnlyBuffer();
    }

    public static Torrent of(InfoDictionary info) {
        return new Torrent(info);
    }

    /// Reads a `.torrent` file.
    ///
    /// @throws BencodeException if it is not the torrent of a single file
    public static Torrent parse(byte[] torrentFile) throws BencodeException {
        return new Torrent(Metainfo.parse(torrentFile).info());
    }

    public InfoHash infoHash() {
        return infoHash;
    }

    /// Length of the file in bytes.
    public long size() {
        return size;
    }

    /// How many pieces there are.
    public int pieces() {
        return pieces;
    }

    /// Where a block begins in the file, in bytes.
    public long offsetOf(int piece, int begin) {
        return (long) piece * pieceLength + begin;
    }

    /// Whether a block lies wholly inside one existing piece.
    public boolean contains(int piece, int begin, int length) {
        if (piece < 0 || piece >= pieces || begin < 0 || length < 1) {
            return false;
        }
        var lengthOfPiece = Math.min(pieceLength, size - offsetOf(piece, 0));
        return (long) begin + length <= lengthOfPiece;
    }

    /// The bencoded info dictionary, read-only.
    public ByteBuffer metadata() {
        return metadata.duplicate();
    }
}
