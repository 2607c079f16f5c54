package tributary.protocol.wire;

/// What a decoder accepts from a stranger. Each is checked as soon as length and number of a message are there, before
/// its bytes are kept.
///
/// @param blockBytes longest block in a piece message, 0 for a peer that never requests any
/// @param bitfieldBytes longest bitfield; pieces / 8 rounded up
/// @param extendedBytes longest payload of extended and unknown messages
public record WireLimits(int blockBytes, int bitfieldBytes, int extendedBytes) {

    public WireLimits {
        if (blockBytes < 0 || bitfieldBytes < 0 || extendedBytes < 0) {
            throw new IllegalArgumentException("a limit is negative");
        }
    }

    /// For a peer that only gives.
    ///
    /// @param pieces how many the torrent has
    public static WireLimits forSeeder(int pieces) {
        return new WireLimits(0, (pieces + 7) / 8, 64 << 10);
    }
}
