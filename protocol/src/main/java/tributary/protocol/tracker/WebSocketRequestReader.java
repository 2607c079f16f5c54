package tributary.protocol.tracker;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.protocol.InfoHash;
import tributary.protocol.OfferId;
import tributary.protocol.PeerId;
import tributary.protocol.tracker.MalformedMessage.Action;

/// Reads the messages of WebTorrent peers.
///
/// No document defines them; npm's bittorrent-tracker is the reference. Fields come in any order, unknown ones are
/// passed over, and `null` is the same as absent, since programs in use send all of that.
public final class WebSocketRequestReader {

    private static final int MAX_SCRAPED = 100;

    private final JsonScanner json;
    private final int maxOffers;

    private boolean isAnswer;
    private boolean complete;
    private @Nullable String action;
    private @Nullable String event;
    private @Nullable String token;
    private byte @Nullable [] infoHash;
    private byte @Nullable [] peerId;
    private byte @Nullable [] toPeerId;
    private byte @Nullable [] offerId;
    private @Nullable JsonText answer;
    private final List<InfoHash> infoHashes = new ArrayList<>(1);
    private final List<WebSocketOffer> offers = new ArrayList<>();
    private @Nullable String problem;

    private WebSocketRequestReader(byte[] bytes, int start, int end, int maxOffers) {
        this.json = new JsonScanner(bytes, start, end);
        this.maxOffers = maxOffers;
    }

    /// Reads one message. Session descriptions in the result are views into the bytes.
    ///
    /// @param end index behind the message
    /// @param maxOffers further offers of an announce are left out
    /// @throws MalformedMessage if it cannot be acted upon
    public static WebSocketRequest read(byte[] bytes, int start, int end, int maxOffers) throws MalformedMessage {
        var reader = new WebSocketRequestReader(bytes, start, end, maxOffers);
        try {
            reader.members();
        } catch (MalformedMessage syntax) {
            throw reader.failure(syntax.reason());
        }
        return reader.request();
    }

    private void members() throws MalformedMessage {
        json.expect('{');
        if (!json.take('}')) {
            do {
                var name = json.name();
                if (!json.takeNull()) {
                    member(name);
                }
            } while (json.more('}'));
        }
        json.expectEnd();
    }

    private void member(String name) throws MalformedMessage {
        switch (name) {
            case "action" -> action = text(name);
            case "event" -> event = text(name);
            case "token" -> token = text(name);
            case "info_hash" -> infoHashes();
            case "peer_id" -> peerId = id(name);
            case "to_peer_id" -> toPeerId = id(name);
            case "offer_id" -> offerId = id(name);
            case "left" -> complete = json.isZero();
            case "offers" -> offers();
            case "answer" -> {
                isAnswer = true;
                answer = description("answer");
            }
            default -> json.skip();
        }
    }

    private @Nullable String text(String name) throws MalformedMessage {
        if (json.peek() == '"') {
            return json.string().text();
        }
        json.skip();
        wrong(name);
        return null;
    }

    private byte @Nullable [] id(String name) throws MalformedMessage {
        byte[] bytes = null;
        if (json.peek() == '"') {
            bytes = json.twentyBytes();
        } else {
            json.skip();
        }
        if (bytes == null) {
            wrong(name);
        }
        return bytes;
    }

    private void infoHashes() throws MalformedMessage {
        if (json.take('[')) {
            if (!json.take(']')) {
                do {
                    var each = id("info_hash");
                    if (each != null && infoHashes.size() < MAX_SCRAPED) {
                        infoHashes.add(InfoHash.of(each));
                    }
                } while (json.more(']'));
            }
            return;
        }
        infoHash = id("info_hash");
        if (infoHash != null) {
            infoHashes.add(InfoHash.of(infoHash));
        }
    }

    private void offers() throws MalformedMessage {
        if (!json.take('[')) {
            json.skip();
            wrong("offers");
            return;
        }
        if (json.take(']')) {
            return;
        }
        do {
            offer();
        } while (json.more(']'));
    }

    private void offer() throws MalformedMessage {
        if (!json.take('{')) {
            json.skip();
            wrong("offers");
            return;
        }
        JsonText sdp = null;
        byte[] id = null;
        if (!json.take('}')) {
            do {
                switch (json.name()) {
                    case "offer" -> sdp = description("offer");
                    case "offer_id" -> id = id("offers");
                    default -> json.skip();
                }
            } while (json.more('}'));
        }
        if (sdp == null || id == null) {
            wrong("offers");
        } else if (offers.size() < maxOffers) {
            offers.add(new WebSocketOffer(OfferId.of(id), sdp));
        }
    }

    /// `{"type":"offer","sdp":"…"}`, of which the text alone is kept: nothing else that a peer writes reaches others.
    private @Nullable JsonText description(String type) throws MalformedMessage {
        if (!json.take('{')) {
            json.skip();
            return null;
        }
        JsonText sdp = null;
        var typeFits = false;
        if (!json.take('}')) {
            do {
                var name = json.name();
                if (json.peek() != '"') {
                    json.skip();
                } else if (name.equals("sdp")) {
                    sdp = json.string();
                } else if (name.equals("type")) {
                    typeFits = json.string().text().equals(type);
                } else {
                    json.string();
                }
            } while (json.more('}'));
        }
        return typeFits ? sdp : null;
    }

    private void wrong(String field) {
        if (problem == null) {
            problem = "invalid " + field;
        }
    }

    private WebSocketRequest request() throws MalformedMessage {
        if (action == null) {
            throw failure("invalid action in WS request: there is none");
        }
        return switch (action) {
            case "announce" -> isAnswer ? answer() : announce();
            case "scrape" -> scrape();
            default -> throw failure("invalid action in WS request: " + shortened(action));
        };
    }

    private WebSocketAnnounce announce() throws MalformedMessage {
        if (infoHash == null) {
            throw failure("invalid info_hash");
        }
        if (peerId == null) {
            throw failure("invalid peer_id");
        }
        var why = AnnounceEvent.of(event);
        if (why == null) {
            throw failure("invalid event");
        }
        if (problem != null) {
            throw failure(problem);
        }
        return new WebSocketAnnounce(
                InfoHash.of(infoHash), PeerId.of(peerId), why, complete, List.copyOf(offers), token);
    }

    private WebSocketAnswer answer() throws MalformedMessage {
        if (infoHash == null) {
            throw failure("invalid info_hash");
        }
        if (peerId == null) {
            throw failure("invalid peer_id");
        }
        if (toPeerId == null) {
            throw failure("invalid `to_peer_id` (required with `answer`)");
        }
        if (offerId == null) {
            throw failure("invalid `offer_id` (required with `answer`)");
        }
        if (answer == null) {
            throw failure("invalid answer");
        }
        return new WebSocketAnswer(
                InfoHash.of(infoHash), PeerId.of(peerId), PeerId.of(toPeerId), OfferId.of(offerId), answer);
    }

    private WebSocketScrape scrape() throws MalformedMessage {
        if (problem != null) {
            throw failure(problem);
        }
        return new WebSocketScrape(List.copyOf(infoHashes));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private MalformedMessage failure(String reason) {
        var asked = "scrape".equals(action) ? Action.SCRAPE : Action.ANNOUNCE;
        return new MalformedMessage(reason, asked, infoHash == null ? null : InfoHash.of(infoHash));
    }
}
