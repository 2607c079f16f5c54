package tributary.protocol.bencode;

/// What a reader accepts from a stranger.
///
/// @param maxBytes longest encoding
/// @param maxDepth how deep lists and dictionaries may be nested
/// @param maxValues how many values of all kinds there may be, keys included: small encodings of many values cost
///     far more memory than they take on the wire
/// @param sortedKeys refuse dictionaries whose keys are out of order, as BEP 3 demands. Some programs send such
///     messages all the same; where no hash is taken of the bytes nothing is lost by reading them. Keys that occur
///     twice are always refused.
public record BencodeLimits(int maxBytes, int maxDepth, int maxValues, boolean sortedKeys) {

    /// For torrent files: their info hash is that of a canonical encoding, so nothing else may pass.
    public static final BencodeLimits TORRENT = new BencodeLimits(16 << 20, 12, 100_000, true);

    /// For messages between peers and trackers.
    public static final BencodeLimits MESSAGE = new BencodeLimits(1 << 20, 8, 20_000, false);
}
