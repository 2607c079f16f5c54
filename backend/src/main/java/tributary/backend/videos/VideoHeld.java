package tributary.backend.videos;

import java.util.UUID;

/// The video waits for a decision before others may have it. Published inside the transaction.
public record VideoHeld(long videoId, UUID uuid) {}
