package tributary.protocol.tracker;

import java.util.List;
import tributary.protocol.InfoHash;

/// Someone asks how many peers swarms have.
///
/// @param infoHashes none means all
public record WebSocketScrape(List<InfoHash> infoHashes) implements WebSocketRequest {}
