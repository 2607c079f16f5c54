package tributary.tracker;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tributary.protocol.InfoHash;
import tributary.protocol.tracker.AnnounceEvent;
import tributary.protocol.tracker.JsonWriter;
import tributary.protocol.tracker.MalformedMessage;
import tributary.protocol.tracker.MalformedMessage.Action;
import tributary.protocol.tracker.ScrapedSwarm;
import tributary.protocol.tracker.WebSocketAnnounce;
import tributary.protocol.tracker.WebSocketAnswer;
import tributary.protocol.tracker.WebSocketOffer;
import tributary.protocol.tracker.WebSocketReplies;
import tributary.protocol.tracker.WebSocketRequestReader;
import tributary.protocol.tracker.WebSocketScrape;
import tributary.tracker.Admission.Granted;
import tributary.tracker.Admission.Refused;

/// Understands what WebTorrent peers say and answers as npm's bittorrent-tracker would, but for what that one lacks:
/// a peer id belongs to the socket that announced it, and an answer goes nowhere but to the maker of an offer that was
/// brought to the one who answers.
final class WebSocketFront {

    private static final int POLICY_VIOLATION = 1008;

    /// A live socket is pinged and thus heard of more often than this many intervals; a silent one is taken for dead.
    private static final int PINGS_UNTIL_DEAD = 3;

    private final TrackerSettings settings;
    private final Swarms swarms;
    private final Admission admission;
    private final AnnounceIntervals intervals;
    private final Statistics statistics;
    private final TrackerTime time;
    private final Outbox outbox;
    private final Sockets sockets;
    private final JsonWriter out = new JsonWriter();

    WebSocketFront(TrackerSettings settings, TrackerCore core, Outbox outbox, Sockets sockets) {
        this.settings = settings;
        this.swarms = core.swarms();
        this.admission = core.admission();
        this.intervals = core.intervals();
        this.statistics = core.statistics();
        this.time = core.time();
        this.outbox = outbox;
        this.sockets = sockets;
    }

    Outbox outbox() {
        return outbox;
    }

    int seconds() {
        return time.seconds();
    }

    void opened(WebSocketConnection connection) {
        connection.lastHeard = time.seconds();
        sockets.add(connection);
        statistics.sockets.increment();
    }

    /// Closing a socket is leaving all its swarms.
    void closed(WebSocketConnection connection) {
        if (sockets.remove(connection)) {
            statistics.sockets.decrement();
            connection.memberships().forEach(swarms::leave);
        }
    }

    void malformed() {
        statistics.malformed.increment();
    }

    void message(WebSocketConnection connection, byte[] bytes, int start, int end) {
        if (!connection.isSite() && !connection.budget.spend(time.seconds())) {
            tooFast(connection);
            return;
        }
        try {
            switch (WebSocketRequestReader.read(bytes, start, end, settings.maxOffers())) {
                case WebSocketAnnounce announce -> announce(connection, announce);
                case WebSocketAnswer answer -> answer(connection, answer);
                case WebSocketScrape scrape -> scrape(connection, scrape);
            }
        } catch (MalformedMessage malformed) {
            malformed();
            fail(connection, malformed.action(), malformed.infoHash(), malformed.reason());
        }
    }

    private void tooFast(WebSocketConnection connection) {
        statistics.refused.increment();
        if (connection.budget.isPatienceGone()) {
            connection.close(POLICY_VIOLATION, "too many messages");
        } else {
            fail(connection, Action.ANNOUNCE, null, "Too many messages. Send fewer.");
        }
    }

    private void announce(WebSocketConnection connection, WebSocketAnnounce announce) {
        statistics.webAnnounces.increment();
        var swarm = swarms.find(announce.infoHash());
        var member = connection.memberOf(announce.infoHash());
        if (member != null && !member.peerId.equals(announce.peerId())) {
            refuse(connection, announce, "A connection has one peer_id in each swarm.");
            return;
        }
        if (announce.event() == AnnounceEvent.STOPPED && swarm != null) {
            if (member != null) {
                swarms.leave(member);
            }
            reply(connection, swarm);
            return;
        }
        switch (admission.check(swarm, announce.peerId(), announce.token())) {
            case Refused(var reason) -> refuse(connection, announce, reason);
            case Granted granted -> {
                var peer = member;
                if (peer != null) {
                    peer.withToken |= granted.withToken();
                    swarms.update(peer, announce.event(), announce.complete());
                } else if (swarm != null) {
                    peer = join(connection, swarm, announce, granted);
                }
                if (peer != null) {
                    reply(connection, peer.swarm);
                    relayOffers(peer, announce);
                }
            }
        }
    }

    private @Nullable WebPeer join(
            WebSocketConnection connection, Swarm swarm, WebSocketAnnounce announce, Granted granted) {
        if (!granted.site() && connection.membershipCount() >= settings.maxHashes()) {
            refuse(connection, announce, "A connection may be in " + settings.maxHashes() + " swarms.");
            return null;
        }
        var namesake = swarm.webPeer(announce.peerId());
        if (namesake != null) {
            if (!granted.site() && !isDead(namesake.connection)) {
                namesake.connection.sendPing();
                refuse(connection, announce, "This peer_id is in use on another connection.");
                return null;
            }
            swarms.leave(namesake);
        }
        var peer = new WebPeer(swarm, announce.peerId(), connection, granted.site());
        peer.withToken = granted.withToken();
        swarms.join(peer, announce.event(), announce.complete());
        return peer;
    }

    /// Live sockets answer pings; a page that comes back over another network must not wait until its old socket times
    /// out.
    private boolean isDead(WebSocketConnection connection) {
        var silence = time.seconds() - connection.lastHeard;
        return silence > settings.pingInterval().toSeconds() * 3 / 2;
    }

    private void relayOffers(WebPeer from, WebSocketAnnounce announce) {
        var offers = announce.offers();
        if (offers.isEmpty()) {
            return;
        }
        var left = offers.iterator();
        var seeder = from.site ? null : from.swarm.siteSeeder();
        var wanted = offers.size();
        if (seeder != null && seeder.connection.isWritable()) {
            relay(from, seeder, left.next());
            wanted--;
        }
        from.swarm.drawViewers(wanted, from, to -> relay(from, to, left.next()));
        while (left.hasNext()) {
            left.next();
            statistics.offersDropped.increment();
        }
    }

    private void relay(WebPeer from, WebPeer to, WebSocketOffer offer) {
        if (!to.connection.isWritable()) {
            statistics.offersDropped.increment();
            return;
        }
        to.connection.pendingOffers((int) settings.offerAge().toSeconds()).add(from, offer.id(), time.seconds());
        out.clear();
        WebSocketReplies.offer(out, from.swarm.infoHash, from.peerId, offer);
        to.connection.send(out);
        statistics.offers.increment();
    }

    /// An answer that fits no offer is dropped without a word: a reply would only set off the next one.
    private void answer(WebSocketConnection connection, WebSocketAnswer answer) {
        var member = connection.memberOf(answer.infoHash());
        var offerer = member == null || !member.peerId.equals(answer.peerId())
                ? null
                : connection
                        .pendingOffers((int) settings.offerAge().toSeconds())
                        .take(answer, time.seconds());
        if (offerer == null) {
            statistics.answersDropped.increment();
            return;
        }
        out.clear();
        WebSocketReplies.answer(out, answer);
        offerer.connection.send(out);
        statistics.answers.increment();
    }

    private void scrape(WebSocketConnection connection, WebSocketScrape scrape) {
        if (scrape.infoHashes().isEmpty()) {
            fail(connection, Action.SCRAPE, null, "Name the torrents to be scraped.");
            return;
        }
        var swarmsByHash = new LinkedHashMap<InfoHash, ScrapedSwarm>();
        for (var infoHash : scrape.infoHashes()) {
            var swarm = swarms.find(infoHash);
            swarmsByHash.put(infoHash, swarm == null ? ScrapedSwarm.NOBODY : swarm.scraped());
        }
        out.clear();
        WebSocketReplies.scrape(out, swarmsByHash, intervals.forAddresses());
        connection.send(out);
    }

    private void reply(WebSocketConnection connection, Swarm swarm) {
        out.clear();
        WebSocketReplies.announce(out, swarm.infoHash, intervals.forPages(swarm), swarm.seeders(), swarm.leechers());
        connection.send(out);
    }

    private void refuse(WebSocketConnection connection, WebSocketAnnounce announce, String reason) {
        statistics.refused.increment();
        fail(connection, Action.ANNOUNCE, announce.infoHash(), reason);
    }

    private void fail(WebSocketConnection connection, Action action, @Nullable InfoHash infoHash, String reason) {
        out.clear();
        WebSocketReplies.failure(out, action, infoHash, reason);
        connection.send(out);
    }

    /// Called every second: pings who was silent for a while, closes who did not answer.
    void tick() {
        var now = time.seconds();
        var ping = (int) settings.pingInterval().toSeconds();
        sockets.slice(connection -> {
            var silence = now - connection.lastHeard;
            if (silence >= ping * PINGS_UNTIL_DEAD) {
                connection.close(POLICY_VIOLATION, "no answer to pings");
            } else if (silence >= ping) {
                connection.sendPing();
            }
        });
    }
}
