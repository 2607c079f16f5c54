package tributary.protocol.tracker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.protocol.InfoHash;
import tributary.protocol.OfferId;
import tributary.protocol.PeerId;
import tributary.protocol.tracker.MalformedMessage.Action;

/// Writes what a tracker says to WebTorrent peers, each message as one JSON object.
///
/// Every message has an `action` that stock clients know and an `info_hash`: without the first they close the socket
/// and stay away for minutes, without the second they throw.
public final class WebSocketReplies {

    private static final byte[] ANNOUNCE = ascii("{\"action\":\"announce\",\"info_hash\":");
    private static final byte[] SCRAPE = ascii("{\"action\":\"scrape\",");
    private static final byte[] INTERVAL = ascii(",\"interval\":");
    private static final byte[] COMPLETE = ascii(",\"complete\":");
    private static final byte[] INCOMPLETE = ascii(",\"incomplete\":");
    private static final byte[] PEER_ID = ascii(",\"peer_id\":");
    private static final byte[] OFFER_ID = ascii(",\"offer_id\":");
    private static final byte[] OFFER = ascii(",\"offer\":{\"type\":\"offer\",\"sdp\":");
    private static final byte[] ANSWER = ascii(",\"answer\":{\"type\":\"answer\",\"sdp\":");
    private static final byte[] FAILURE = ascii("\"failure reason\":");
    private static final byte[] INFO_HASH = ascii(",\"info_hash\":");
    private static final byte[] FILES = ascii("\"files\":{");

    private WebSocketReplies() {}

    /// Answer to an announce.
    ///
    /// @param interval seconds until the next one is wanted
    /// @param complete peers that have everything
    /// @param incomplete all others
    public static void announce(JsonWriter out, InfoHash swarm, int interval, int complete, int incomplete) {
        hash(out.ascii(ANNOUNCE), swarm);
        out.ascii(INTERVAL).number(interval);
        out.ascii(COMPLETE).number(complete);
        out.ascii(INCOMPLETE).number(incomplete);
        out.character('}');
    }

    /// A peer's offer, to another peer.
    ///
    /// @param from who made it
    public static void offer(JsonWriter out, InfoHash swarm, PeerId from, WebSocketOffer offer) {
        description(out, swarm, from, offer.id(), OFFER, offer.sdp());
    }

    /// A peer's answer, to the one whose offer it answers.
    public static void answer(JsonWriter out, WebSocketAnswer answer) {
        description(out, answer.infoHash(), answer.peerId(), answer.offerId(), ANSWER, answer.sdp());
    }

    private static void description(
            JsonWriter out, InfoHash swarm, PeerId from, OfferId offerId, byte[] kind, JsonText sdp) {
        hash(out.ascii(ANNOUNCE), swarm);
        out.ascii(PEER_ID).twentyBytes(from.high(), from.middle(), from.low());
        out.ascii(OFFER_ID).twentyBytes(offerId.high(), offerId.middle(), offerId.low());
        out.ascii(kind);
        sdp.appendTo(out);
        out.character('}').character('}');
    }

    /// Answer to a scrape.
    ///
    /// @param minInterval seconds until the next one is welcome
    public static void scrape(JsonWriter out, Map<InfoHash, ScrapedSwarm> swarms, int minInterval) {
        out.ascii(SCRAPE).ascii(FILES);
        var first = true;
        for (var entry : swarms.entrySet()) {
            if (!first) {
                out.character(',');
            }
            first = false;
            var swarm = entry.getValue();
            hash(out, entry.getKey());
            out.ascii(ascii(":{\"complete\":")).number(swarm.complete());
            out.ascii(INCOMPLETE).number(swarm.incomplete());
            out.ascii(ascii(",\"downloaded\":")).number(swarm.downloaded());
            out.character('}');
        }
        out.ascii(ascii("},\"flags\":{\"min_request_interval\":")).number(minInterval);
        out.ascii(ascii("}}"));
    }

    /// Why a request was not granted. Stock clients show it as a warning and stay connected.
    ///
    /// @param swarm null if the request did not get that far: an empty `info_hash` is written then, which no peer
    ///     takes for its own
    public static void failure(JsonWriter out, Action action, @Nullable InfoHash swarm, String reason) {
        switch (action) {
            case ANNOUNCE -> out.ascii(ascii("{\"action\":\"announce\","));
            case SCRAPE -> out.ascii(SCRAPE);
        }
        out.ascii(FAILURE).string(reason).ascii(INFO_HASH);
        if (swarm == null) {
            out.string("");
        } else {
            hash(out, swarm);
        }
        out.character('}');
    }

    private static void hash(JsonWriter out, InfoHash swarm) {
        out.twentyBytes(swarm.high(), swarm.middle(), swarm.low());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
