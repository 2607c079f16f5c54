package tributary.tracker;

/// How long a peer shall wait until it announces again.
///
/// In a small swarm every connection counts: a page that lost one, or found nobody, should soon be introduced anew, its
/// viewer counted or forgotten in time, and a few announces more cost nothing. In a large one newcomers bring offers
/// all the time, so that waiting loses nothing, while announces are what the tracker's work consists of. In between
/// the interval grows with the number of pages.
final class AnnounceIntervals {

    private static final int SMALL = 6;
    private static final int LARGE = 60;

    private final int shortest;
    private final int longest;
    private final int addresses;

    AnnounceIntervals(TrackerSettings settings) {
        this.shortest = (int) settings.shortInterval().toSeconds();
        this.longest = (int) settings.interval().toSeconds();
        this.addresses = (int) settings.addressInterval().toSeconds();
    }

    /// In seconds.
    int forPages(Swarm swarm) {
        var pages = Math.clamp(swarm.viewers(), SMALL, LARGE);
        return shortest + (longest - shortest) * (pages - SMALL) / (LARGE - SMALL);
    }

    /// In seconds, over HTTP and UDP.
    int forAddresses() {
        return addresses;
    }
}
