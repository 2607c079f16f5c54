package tributary.tracker;

import java.util.LinkedHashMap;
import tributary.protocol.InfoHash;
import tributary.protocol.tracker.HttpAnnounce;
import tributary.protocol.tracker.HttpReplies;
import tributary.protocol.tracker.HttpScrape;
import tributary.protocol.tracker.MalformedMessage;
import tributary.protocol.tracker.PeerAddress;
import tributary.protocol.tracker.PeerAddress.Ip;
import tributary.protocol.tracker.ScrapedSwarm;
import tributary.tracker.AddressAnnounces.Families;
import tributary.tracker.AddressAnnounces.No;
import tributary.tracker.AddressAnnounces.Yes;

/// Announces and scrapes over HTTP (BEP 3, 7, 23, 48): queries in, bencoded answers out.
final class HttpTracker {

    private static final int MAX_SCRAPED = 100;

    private final AddressAnnounces announces;
    private final Statistics statistics;
    private final int minInterval;

    HttpTracker(AddressAnnounces announces, TrackerCore core) {
        this.announces = announces;
        this.statistics = core.statistics();
        this.minInterval = core.intervals().forAddresses() / 2;
    }

    byte[] announce(String query, Ip ip) {
        statistics.httpAnnounces.increment();
        try {
            var announce = HttpAnnounce.read(query);
            var address = new PeerAddress(announce.peerId(), ip, announce.port());
            var request = new AddressAnnounces.Request(
                    announce.infoHash(),
                    claimed(announce, address),
                    announce.event(),
                    announce.complete(),
                    announce.wanted(),
                    Families.BOTH,
                    announce.token());
            return switch (announces.announce(request)) {
                case No(var reason) -> HttpReplies.failure(reason);
                case Yes(var interval, var complete, var incomplete, var peers) -> {
                    var reply = new HttpReplies.Announced(interval, minInterval, complete, incomplete, peers);
                    yield announce.compact()
                            ? HttpReplies.compact(reply)
                            : HttpReplies.full(reply, announce.withPeerIds());
                }
            };
        } catch (MalformedMessage malformed) {
            statistics.malformed.increment();
            return HttpReplies.failure(malformed.reason());
        }
    }

    /// A peer is where its requests come from; what it says itself (`ip`) could point at anybody. The site's seeder,
    /// which announces from the same machine, is believed.
    private PeerAddress claimed(HttpAnnounce announce, PeerAddress seen) {
        var claim = announce.address();
        return claim != null
                        && TrustedProxies.isLiteral(claim)
                        && announces.isSite(announce.infoHash(), seen, announce.token())
                ? new PeerAddress(seen.peerId(), TrustedProxies.literal(claim), seen.port())
                : seen;
    }

    byte[] scrape(String query) {
        try {
            var infoHashes = HttpScrape.read(query).infoHashes();
            if (infoHashes.isEmpty() || infoHashes.size() > MAX_SCRAPED) {
                return HttpReplies.failure("Name 1 to " + MAX_SCRAPED + " torrents to be scraped.");
            }
            var scraped = announces.scrape(infoHashes);
            var byHash = new LinkedHashMap<InfoHash, ScrapedSwarm>();
            for (var i = 0; i < scraped.size(); i++) {
                byHash.put(infoHashes.get(i), scraped.get(i));
            }
            return HttpReplies.scrape(byHash, minInterval);
        } catch (MalformedMessage malformed) {
            statistics.malformed.increment();
            return HttpReplies.failure(malformed.reason());
        }
    }
}
