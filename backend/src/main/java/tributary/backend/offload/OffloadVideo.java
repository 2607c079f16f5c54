package tributary.backend.offload;

import java.util.UUID;

/// A video's figures of some days together; units as in [OffloadDay].
public record OffloadVideo(UUID uuid, String name, long peerBytes, long seederBytes, long httpBytes) {

    /// Part of the media that viewers gave each other, 0 to 1.
    public double share() {
        var all = peerBytes + seederBytes + httpBytes;
        return all == 0 ? 0 : (double) peerBytes / all;
    }
}
