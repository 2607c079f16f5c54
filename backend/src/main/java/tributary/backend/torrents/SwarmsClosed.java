package tributary.backend.torrents;

import java.util.Set;
import tributary.protocol.InfoHash;

/// These swarms are not served any more: their video is private, held back, blocked or gone. Told as it happens,
/// outside of transactions.
public record SwarmsClosed(Set<InfoHash> infoHashes) {}
