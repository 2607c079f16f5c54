package tributary.seeder.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;
import tributary.seeder.transport.Offer;

class TrackerJsonTests {

    private static final byte[] BYTES = {
        0, 1, 31, 32, 34, 92, 127, -128, -1, -61, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19
    };
    private static final String BINARY =
            "\\u0000\\u0001\\u001f \\\"\\\\\u007f\u0080\u00ff\u00c3\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013";
    private static final InfoHash INFO_HASH = InfoHash.of(BYTES);
    private static final PeerId PEER = PeerId.of(BYTES);
    private static final Offer.Id OFFER = Offer.Id.of(BYTES);

    @Test
    void anAnnounceHasTheFieldsThatEveryTrackerWants() {
        var text = TrackerJson.announce(INFO_HASH, PEER, "t", "started", 5, List.of(new Offer(OFFER, "v=0")));
        var message = JsonMapper.shared().readTree(text);
        assertThat(message.path("action").asString()).isEqualTo("announce");
        assertThat(message.path("numwant").asInt()).isEqualTo(1);
        assertThat(message.path("left").asInt(1)).isZero();
        assertThat(message.path("uploaded").asInt()).isEqualTo(5);
        assertThat(message.path("event").asString()).isEqualTo("started");
        assertThat(message.path("token").asString()).isEqualTo("t");
        assertThat(message.at("/offers/0/offer/type").asString()).isEqualTo("offer");
        assertThat(message.at("/offers/0/offer/sdp").asString()).isEqualTo("v=0");
        assertThat(message.at("/offers/0/offer_id").asString().chars()).hasSize(20);
        assertThat(TrackerJson.announce(INFO_HASH, PEER, "t", "", 0, List.of())).doesNotContain("event");
    }

    @Test
    void readsWhatATrackerSends() {
        assertThat(TrackerJson.parse(
                        "{\"action\":\"announce\",\"interval\":120,\"info_hash\":\"%s\",\"complete\":1,\"incomplete\":4,\"news\":[]}"
                                .formatted(BINARY)))
                .isEqualTo(new TrackerMessage.Reply(INFO_HASH, 120, 4));
        assertThat(TrackerJson.parse(
                        "{\"action\":\"announce\",\"info_hash\":\"%1$s\",\"peer_id\":\"%1$s\",\"offer_id\":\"%1$s\",\"offer\":{\"type\":\"offer\",\"sdp\":\"o\"}}"
                                .formatted(BINARY)))
                .isEqualTo(new TrackerMessage.PageOffer(INFO_HASH, PEER, OFFER, "o"));
        assertThat(TrackerJson.parse(
                        "{\"action\":\"announce\",\"info_hash\":\"%1$s\",\"peer_id\":\"%1$s\",\"offer_id\":\"%1$s\",\"answer\":{\"type\":\"answer\",\"sdp\":\"a\"}}"
                                .formatted(BINARY)))
                .isEqualTo(new TrackerMessage.PageAnswer(INFO_HASH, PEER, OFFER, "a"));
        assertThat(TrackerJson.parse("{\"failure reason\":\"no\"}")).isEqualTo(new TrackerMessage.Refusal(null, "no"));
        assertThat(TrackerJson.parse(
                        "{\"action\":\"announce\",\"failure reason\":\"no\",\"info_hash\":\"%s\"}".formatted(BINARY)))
                .isEqualTo(new TrackerMessage.Refusal(INFO_HASH, "no"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"action\":\"scrape\"}",
                "{\"action\":\"announce\",\"info_hash\":\"short\",\"interval\":1}",
                "{\"action\":\"announce\",\"info_hash\":\"12345678901234567890\"}",
                "{\"action\":\"announce\",\"info_hash\":\"1234567890123456789\u20ac\",\"interval\":1}",
                "{\"action\":\"announce\",\"info_hash\":\"12345678901234567890\",\"offer\":{},\"offer_id\":1}"
            })
    void passesOverWhatItDoesNotUnderstand(String text) {
        assertThat(TrackerJson.parse(text)).isEqualTo(new TrackerMessage.Other());
    }
}
