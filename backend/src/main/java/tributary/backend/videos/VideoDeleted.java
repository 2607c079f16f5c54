package tributary.backend.videos;

import java.util.UUID;

/// A video is gone with all that hangs on its row. Published inside the transaction; whoever holds files or swarms of
/// it lets go of them after the commit.
public record VideoDeleted(long videoId, UUID uuid) {}
