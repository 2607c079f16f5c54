package tributary.seeder.tracker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;
import tributary.seeder.transport.Offer;

/// The tracker's WebSocket messages as WebTorrent peers write them: JSON in which twenty bytes are twenty characters up
/// to U+00FF.
final class TrackerJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private TrackerJson() {}

    /// @param event `started`, `stopped` or empty
    static String announce(
            InfoHash infoHash, PeerId self, String token, String event, long uploaded, List<Offer> offers) {
        var message = JSON.createObjectNode()
                .put("action", "announce")
                .put("info_hash", binary(infoHash.toBytes()))
                .put("peer_id", binary(self.toBytes()))
                .put("numwant", offers.size())
                .put("uploaded", uploaded)
                .put("downloaded", 0)
                .put("left", 0)
                .put("token", token);
        if (!event.isEmpty()) {
            message.put("event", event);
        }
        var list = message.putArray("offers");
        for (var offer : offers) {
            var entry = list.addObject().put("offer_id", binary(offer.id().toBytes()));
            entry.putObject("offer").put("type", "offer").put("sdp", offer.sdp());
        }
        return message.toString();
    }

    static String answer(InfoHash infoHash, PeerId self, String token, PeerId to, Offer.Id offer, String sdp) {
        var message = JSON.createObjectNode()
                .put("action", "announce")
                .put("info_hash", binary(infoHash.toBytes()))
                .put("peer_id", binary(self.toBytes()))
                .put("to_peer_id", binary(to.toBytes()))
                .put("offer_id", binary(offer.toBytes()))
                .put("token", token);
        message.putObject("answer").put("type", "answer").put("sdp", sdp);
        return message.toString();
    }

    /// Reads what is understood; everything else is [TrackerMessage.Other].
    static TrackerMessage parse(String text) {
        try {
            return parse(JSON.readTree(text));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return new TrackerMessage.Other();
        }
    }

    private static TrackerMessage parse(JsonNode message) {
        if (message.has("failure reason")) {
            var reason = message.path("failure reason").asString("");
            return new TrackerMessage.Refusal(
                    message.has("info_hash") ? InfoHash.of(bytes(message, "info_hash")) : null, reason);
        }
        if (!message.path("action").asString("").equals("announce")) {
            return new TrackerMessage.Other();
        }
        var infoHash = InfoHash.of(bytes(message, "info_hash"));
        if (message.has("offer")) {
            return new TrackerMessage.PageOffer(
                    infoHash, PeerId.of(bytes(message, "peer_id")), offerId(message), sdp(message, "offer"));
        }
        if (message.has("answer")) {
            return new TrackerMessage.PageAnswer(
                    infoHash, PeerId.of(bytes(message, "peer_id")), offerId(message), sdp(message, "answer"));
        }
        return message.has("interval")
                ? new TrackerMessage.Reply(
                        infoHash,
                        message.path("interval").asInt(0),
                        message.path("incomplete").asInt(0))
                : new TrackerMessage.Other();
    }

    private static Offer.Id offerId(JsonNode message) {
        return Offer.Id.of(bytes(message, "offer_id"));
    }

    private static String sdp(JsonNode message, String kind) {
        return message.path(kind).path("sdp").asString("");
    }

    private static String binary(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    private static byte[] bytes(JsonNode message, String field) {
        var text = message.path(field).asString("");
        if (text.chars().anyMatch(character -> character > 0xff)) {
            throw new IllegalArgumentException(field + " is not binary");
        }
        return text.getBytes(ISO_8859_1);
    }
}
