package tributary.tracker;

/// How many peers a swarm has, by whatever way they announce.
///
/// @param seeders peers that have everything, the site's own among them
/// @param leechers all others
/// @param webPeers those of both kinds that came by WebSocket and are not the site's own: viewers' pages
/// @param completed how often a peer said that it had become complete, since the tracker serves the swarm
public record SwarmCounts(int seeders, int leechers, int webPeers, long completed) {

    /// What a swarm has that is empty or not served.
    public static final SwarmCounts NONE = new SwarmCounts(0, 0, 0, 0);
}
