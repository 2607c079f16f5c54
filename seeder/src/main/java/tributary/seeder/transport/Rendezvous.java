package tributary.seeder.transport;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;

/// What the tracker client needs of the transport that makes connections out of descriptions. May be called from any
/// thread.
public interface Rendezvous {

    /// Makes offers. There may be fewer than wanted, even none, if places or ports are taken.
    ///
    /// @param self the id by which this seeder is announced
    CompletableFuture<List<Offer>> offers(InfoHash infoHash, PeerId self, int wanted);

    /// Takes a page's offer.
    ///
    /// @return this side's answer; failed if there is no place or the page is linked already
    CompletableFuture<String> answer(InfoHash infoHash, PeerId self, PeerId from, String offer);

    /// Takes a page's answer to one of the [#offers].
    void answered(InfoHash infoHash, PeerId from, Offer.Id offer, String answer);

    /// How many pages of a swarm are linked or being linked, offers that nobody has taken not counted.
    int connections(InfoHash infoHash);
}
