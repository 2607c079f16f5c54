package tributary.protocol.metainfo;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tributary.protocol.InfoHash;
import tributary.protocol.bencode.BencodeDecoder;
import tributary.protocol.bencode.BencodeDictionary;
import tributary.protocol.bencode.BencodeException;
import tributary.protocol.bencode.BencodeLimits;

/// The part of a torrent of one file that its info hash is taken of (BEP 3, `info`).
///
/// Keys beyond the four known ones are kept when one is read, because they belong to the hash.
public final class InfoDictionary {

    private static final int MAX_PIECE_LENGTH = 64 << 20;

    private final String name;
    private final long length;
    private final int pieceLength;
    private final PieceHashes pieces;
    private final BencodeDictionary dictionary;
    private final byte[] encoded;
    private final InfoHash infoHash;

    private InfoDictionary(
            String name, long length, int pieceLength, PieceHashes pieces, BencodeDictionary dictionary) {
        this.name = name;
        this.length = length;
        this.pieceLength = pieceLength;
        this.pieces = pieces;
        this.dictionary = dictionary;
        this.encoded = dictionary.encode();
        this.infoHash = InfoHash.of(PieceHasher.newSha1().digest(encoded));
    }

    /// Without a `private` flag, so that clients may find peers by all their means, and with nothing else that
    /// `create-torrent` would not write.
    ///
    /// @param name of the file, without folders
    /// @param length of the file in bytes
    /// @param pieceLength in bytes, the last piece may be shorter
    /// @throws IllegalArgumentException if the number of pieces does not fit the lengths, or a value makes no sense
    public static InfoDictionary of(String name, long length, int pieceLength, PieceHashes pieces) {
        var problem = problem(name, length, pieceLength, pieces);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        var dictionary = BencodeDictionary.builder()
                .put("length", length)
                .put("name", name)
                .put("piece length", pieceLength)
                .put("pieces", pieces.toBytes())
                .build();
        return new InfoDictionary(name, length, pieceLength, pieces, dictionary);
    }

    /// Reads the bytes of an info dictionary, as ut_metadata carries them (BEP 9).
    ///
    /// @throws BencodeException if they are not the canonical encoding of one for a single file
    public static InfoDictionary parse(byte[] encoded) throws BencodeException {
        return parse(BencodeDecoder.decodeDictionary(encoded, BencodeLimits.TORRENT));
    }

    static InfoDictionary parse(BencodeDictionary info) throws BencodeException {
        var name = info.string("name")
                .orElseThrow(() -> new BencodeException("the torrent has no name"))
                .text();
        var length = info.integer("length")
                .orElseThrow(() -> new BencodeException("the torrent has no length: it is not one of a single file"));
        long pieceLength = info.integer("piece length")
                .orElseThrow(() -> new BencodeException("the torrent does not say how long its pieces are"));
        var hashes = info.string("pieces")
                .orElseThrow(() -> new BencodeException("the torrent has no piece hashes"))
                .toBytes();
        if (hashes.length == 0 || hashes.length % PieceHashes.HASH_LENGTH != 0) {
            throw new BencodeException("the torrent's piece hashes are cut off");
        }
        var pieces = PieceHashes.of(hashes);
        var problem = problem(name, length, pieceLength, pieces);
        if (problem != null) {
            throw new BencodeException(problem);
        }
        return new InfoDictionary(name, length, (int) pieceLength, pieces, info);
    }

    private static @Nullable String problem(String name, long length, long pieceLength, PieceHashes pieces) {
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0 || name.indexOf(0) >= 0) {
            return "a torrent's name must be that of a file";
        }
        if (length < 1) {
            return "a torrent has at least one byte, not " + length;
        }
        if (pieceLength < 1 || pieceLength > MAX_PIECE_LENGTH) {
            return "pieces have 1 to " + MAX_PIECE_LENGTH + " bytes, not " + pieceLength;
        }
        var wanted = (length - 1) / pieceLength + 1;
        return wanted == pieces.count()
                ? null
                : length + " bytes make " + wanted + " pieces, but there are " + pieces.count();
    }

    public String name() {
        return name;
    }

    /// Length of the file in bytes.
    public long length() {
        return length;
    }

    /// Length of every piece but the last, in bytes.
    public int pieceLength() {
        return pieceLength;
    }

    public int pieceCount() {
        return pieces.count();
    }

    /// Length of one piece in bytes.
    ///
    /// @param piece index from 0
    public int lengthOf(int piece) {
        Objects.checkIndex(piece, pieces.count());
        return (int) Math.min(pieceLength, length - (long) piece * pieceLength);
    }

    public PieceHashes pieces() {
        return pieces;
    }

    public InfoHash infoHash() {
        return infoHash;
    }

    /// The bytes that the info hash is taken of, as ut_metadata sends them (BEP 9).
    public byte[] encode() {
        return encoded.clone();
    }

    BencodeDictionary dictionary() {
        return dictionary;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InfoDictionary that && infoHash.equals(that.infoHash);
    }

    @Override
    public int hashCode() {
        return infoHash.hashCode();
    }

    @Override
    public String toString() {
        return name + " (" + length + " bytes, " + infoHash + ")";
    }
}
