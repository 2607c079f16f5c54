package tributary.protocol.tracker;

/// What a scrape tells of one swarm (BEP 48).
///
/// @param complete peers that have everything
/// @param downloaded how often a peer became complete
/// @param incomplete all other peers
public record ScrapedSwarm(int complete, long downloaded, int incomplete) {

    /// What is told of a swarm that the tracker does not serve.
    public static final ScrapedSwarm NOBODY = new ScrapedSwarm(0, 0, 0);
}
