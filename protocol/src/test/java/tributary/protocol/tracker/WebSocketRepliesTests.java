package tributary.protocol.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;

class WebSocketRepliesTests {

    private static final InfoHash HASH = InfoHash.ofHex("00ff7f80225c0a41424344454647484950515253");
    private static final String HASH_AS_JSON = "\"\\u0000ÿ\\u007f\u0080\\\"\\\\\\u000aABCDEFGHIPQRS\"";

    private final JsonWriter out = new JsonWriter();

    @Test
    void anAnnounceIsAnswered() {
        WebSocketReplies.announce(out, HASH, 30, 2, 7);

        assertThat(written())
                .isEqualTo("{\"action\":\"announce\",\"info_hash\":" + HASH_AS_JSON
                        + ",\"interval\":30,\"complete\":2,\"incomplete\":7}");
    }

    @Test
    void aSessionDescriptionIsPassedOnAsItCame() throws MalformedMessage {
        var sdp = "\"v=0\\r\\n\\u00e4ä😀\\/\"";
        var message = ("{\"action\":\"announce\",\"info_hash\":" + HASH_AS_JSON + ",\"peer_id\":" + HASH_AS_JSON
                        + ",\"offers\":[{\"offer\":{\"sdp\":" + sdp + ",\"type\":\"offer\",\"evil\":1},\"offer_id\":"
                        + HASH_AS_JSON
                        + "}]}")
                .getBytes(UTF_8);
        var announce = (WebSocketAnnounce) WebSocketRequestReader.read(message, 0, message.length, 10);

        WebSocketReplies.offer(
                out, announce.infoHash(), announce.peerId(), announce.offers().getFirst());

        assertThat(written())
                .isEqualTo("{\"action\":\"announce\",\"info_hash\":" + HASH_AS_JSON + ",\"peer_id\":" + HASH_AS_JSON
                        + ",\"offer_id\":" + HASH_AS_JSON + ",\"offer\":{\"type\":\"offer\",\"sdp\":" + sdp + "}}");
    }

    @Test
    void aScrapeIsAnswered() {
        var swarms = new LinkedHashMap<InfoHash, ScrapedSwarm>();
        swarms.put(HASH, new ScrapedSwarm(1, 5, 2));
        swarms.put(InfoHash.of("hhhhhhhhhhhhhhhhhhhh".getBytes(UTF_8)), ScrapedSwarm.NOBODY);

        WebSocketReplies.scrape(out, swarms, 60);

        assertThat(written())
                .isEqualTo(
                        "{\"action\":\"scrape\",\"files\":{" + HASH_AS_JSON
                                + ":{\"complete\":1,\"incomplete\":2,\"downloaded\":5},\"hhhhhhhhhhhhhhhhhhhh\":"
                                + "{\"complete\":0,\"incomplete\":0,\"downloaded\":0}},\"flags\":{\"min_request_interval\":60}}");
    }

    @Test
    void aFailureAlwaysHasAnActionAndAnInfoHash() {
        WebSocketReplies.failure(out, MalformedMessage.Action.ANNOUNCE, null, "no \"ä\"\n");

        assertThat(written())
                .isEqualTo("{\"action\":\"announce\",\"failure reason\":\"no \\\"ä\\\"\\u000a\",\"info_hash\":\"\"}");
    }

    @Test
    void everyIdComesBackAsItWas() throws MalformedMessage {
        for (var first = 0; first < 256; first++) {
            var id = new byte[20];
            for (var i = 0; i < 20; i++) {
                id[i] = (byte) (first + i);
            }
            out.clear();
            WebSocketReplies.failure(out, MalformedMessage.Action.ANNOUNCE, InfoHash.of(id), "x");
            var text = written().replace("\"failure reason\":\"x\"", "\"peer_id\":\"pppppppppppppppppppp\"");
            var announce = (WebSocketAnnounce)
                    WebSocketRequestReader.read(text.getBytes(UTF_8), 0, text.getBytes(UTF_8).length, 1);
            assertThat(announce.infoHash()).isEqualTo(InfoHash.of(id));
            assertThat(announce.peerId()).isEqualTo(PeerId.of("pppppppppppppppppppp".getBytes(UTF_8)));
        }
    }

    private String written() {
        return new String(out.toBytes(), UTF_8);
    }
}
