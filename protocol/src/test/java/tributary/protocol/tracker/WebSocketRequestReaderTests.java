package tributary.protocol.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.protocol.InfoHash;
import tributary.protocol.OfferId;
import tributary.protocol.PeerId;

class WebSocketRequestReaderTests {

    private static final String HASH = "hhhhhhhhhhhhhhhhhhhh";
    private static final String PEER = "pppppppppppppppppppp";
    private static final String OTHER = "qqqqqqqqqqqqqqqqqqqq";
    private static final String OFFER = "oooooooooooooooooooo";
    private static final String IDS = "\"info_hash\":\"" + HASH + "\",\"peer_id\":\"" + PEER + "\"";

    @Test
    void anAnnounceAsPagesSendIt() throws MalformedMessage {
        var announce = (WebSocketAnnounce) read("""
                {"numwant":5,"uploaded":137,"downloaded":0,"left":23797520,"event":"started","action":"announce",%s,
                "token":"abc","offers":[{"offer":{"type":"offer","sdp":"v=0\\r\\n\\"ä\\u2028"},"offer_id":"%s"}]}""".formatted(IDS, OFFER));

        assertThat(announce.infoHash()).isEqualTo(InfoHash.of(HASH.getBytes(UTF_8)));
        assertThat(announce.peerId()).isEqualTo(PeerId.of(PEER.getBytes(UTF_8)));
        assertThat(announce.event()).isEqualTo(AnnounceEvent.STARTED);
        assertThat(announce.complete()).isFalse();
        assertThat(announce.token()).isEqualTo("abc");
        assertThat(announce.offers()).hasSize(1);
        assertThat(announce.offers().getFirst().id()).isEqualTo(OfferId.of(OFFER.getBytes(UTF_8)));
        assertThat(announce.offers().getFirst().sdp().text()).isEqualTo("v=0\r\n\"ä\u2028");
    }

    @Test
    void fieldsThatAreNullCountAsAbsent() throws MalformedMessage {
        var announce = (WebSocketAnnounce)
                read(
                        "{\"action\":\"announce\"," + IDS
                                + ",\"left\":null,\"event\":null,\"offers\":null,\"answer\":null,\"to_peer_id\":null,\"offer_id\":null}");

        assertThat(announce.event()).isEqualTo(AnnounceEvent.UPDATE);
        assertThat(announce.complete()).isFalse();
        assertThat(announce.offers()).isEmpty();
    }

    @Test
    void unknownFieldsOfAnyKindArePassedOver() throws MalformedMessage {
        var request = read("{ \"x\" : [1,-2.5e+3,{\"a\":[true,false,null,{}],\"b\":\"\\u00e9\"},[]] ,\n\"action\":"
                + "\"announce\"," + IDS + ",\"left\":0 } \n");

        assertThat(((WebSocketAnnounce) request).complete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0,true", "-0,true", "0.0,true", "0e5,true", "1,false", "0.5,false", "10,false", "'\"0\"',false"})
    void onlyTheNumberZeroMeansThatNothingIsLeft(String left, boolean complete) throws MalformedMessage {
        var announce = (WebSocketAnnounce) read("{\"action\":\"announce\",\"left\":" + left + "," + IDS + "}");

        assertThat(announce.complete()).isEqualTo(complete);
    }

    @Test
    void idsHaveTwentyCharactersInEveryWayToWriteThem() throws MalformedMessage {
        var written = "a\\u0000\\u00ff\\u00FEé\u0080ÿ\\n\\t\\r\\b\\f\\\"\\\\\\/zzzzz";
        var scrape = (WebSocketScrape) read("{\"action\":\"scrape\",\"info_hash\":[\"" + written + "\"]}");

        var expected = new byte[] {
            'a',
            0,
            -1,
            -2,
            (byte) 0xe9,
            (byte) 0x80,
            -1,
            '\n',
            '\t',
            '\r',
            '\b',
            '\f',
            '"',
            '\\',
            '/',
            'z',
            'z',
            'z',
            'z',
            'z'
        };
        assertThat(scrape.infoHashes()).hasSize(1);
        assertThat(scrape.infoHashes().getFirst().toBytes()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hhhhhhhhhhhhhhhhhhh",
                "hhhhhhhhhhhhhhhhhhhhh",
                "Āhhhhhhhhhhhhhhhhhhh",
                "\\u0100hhhhhhhhhhhhhhhhhhh",
                "😀hhhhhhhhhhhhhhhhhhh",
                "€hhhhhhhhhhhhhhhhhhh",
                ""
            })
    void idsOfAnyOtherLengthOrAlphabetAreRefused(String hash) {
        assertFailure(
                "{\"action\":\"announce\",\"info_hash\":\"" + hash + "\",\"peer_id\":\"" + PEER + "\"}",
                "invalid info_hash");
    }

    @Test
    void anAnswerNamesWhoseOfferItAnswers() throws MalformedMessage {
        var answer = (WebSocketAnswer) read("{\"action\":\"announce\"," + IDS + ",\"to_peer_id\":\"" + OTHER
                + "\",\"answer\":{\"sdp\":\"v=0\",\"x\":1,\"type\":\"answer\"},\"offer_id\":\"" + OFFER + "\"}");

        assertThat(answer.toPeerId()).isEqualTo(PeerId.of(OTHER.getBytes(UTF_8)));
        assertThat(answer.sdp().text()).isEqualTo("v=0");
    }

    @Test
    void surplusOffersAreLeftOut() throws MalformedMessage {
        var offer = "{\"offer\":{\"type\":\"offer\",\"sdp\":\"v\"},\"offer_id\":\"" + OFFER + "\"}";
        var message =
                bytes("{\"action\":\"announce\"," + IDS + ",\"offers\":[" + (offer + ",").repeat(4) + offer + "]}");

        var announce = (WebSocketAnnounce) WebSocketRequestReader.read(message, 0, message.length, 3);

        assertThat(announce.offers()).hasSize(3);
    }

    @Test
    void whatIsWrongIsSaid() {
        assertFailure("{\"action\":\"announce\",\"peer_id\":\"" + PEER + "\"}", "invalid info_hash");
        assertFailure("{\"action\":\"announce\",\"info_hash\":\"" + HASH + "\"}", "invalid peer_id");
        assertFailure("{\"action\":\"announce\"," + IDS + ",\"event\":\"begun\"}", "invalid event");
        assertFailure("{\"action\":\"announce\"," + IDS + ",\"event\":5}", "invalid event");
        assertFailure("{\"action\":\"announce\"," + IDS + ",\"offers\":{}}", "invalid offers");
        assertFailure(
                "{\"action\":\"announce\"," + IDS + ",\"offers\":[{\"offer_id\":\"" + OFFER + "\"}]}",
                "invalid offers");
        assertFailure(
                "{\"action\":\"announce\"," + IDS
                        + ",\"offers\":[{\"offer\":{\"type\":\"answer\",\"sdp\":\"v\"},\"offer_id\":\"" + OFFER
                        + "\"}]}",
                "invalid offers");
        assertFailure(
                "{\"action\":\"announce\"," + IDS + ",\"answer\":{\"type\":\"answer\",\"sdp\":\"v\"}}",
                "invalid `to_peer_id` (required with `answer`)");
        assertFailure("{\"action\":\"ping\"}", "invalid action in WS request: ping");
        assertFailure("{}", "invalid action in WS request: there is none");
    }

    @Test
    void aFailureNamesTheSwarmThatItIsAbout() {
        assertThatThrownBy(() -> read("{\"action\":\"announce\",\"peer_id\":7,\"info_hash\":\"" + HASH + "\"}"))
                .isInstanceOfSatisfying(
                        MalformedMessage.class,
                        malformed -> assertThat(malformed.infoHash()).isEqualTo(InfoHash.of(HASH.getBytes(UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"x\"",
                "{",
                "{\"a\"",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":tru}",
                "{\"a\":\"\u0001\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":1}x",
                "{\"a\":1}{}",
                "{'a':1}",
                "{\"a\":[1 2]}",
                "{\"peer_id\":}",
                "{\"a\":\"b}"
            })
    void whatIsNotJsonIsRefused(String message) {
        assertFailure(message, "the message is not valid JSON");
    }

    @Test
    void nestingIsBounded() {
        assertFailure("{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}", "the message is not valid JSON");
    }

    @Test
    void textThatIsNotUtf8IsRefusedWhereverItStands() {
        for (var sequence : new int[][] {
            {0x80},
            {0xc0, 0x80},
            {0xc1, 0xbf},
            {0xe0, 0x80, 0x80},
            {0xed, 0xa0, 0x80},
            {0xf0, 0x80, 0x80, 0x80},
            {0xf4, 0x90, 0x80, 0x80},
            {0xf5, 0x80, 0x80, 0x80},
            {0xff},
            {0xe2, 0x82},
            {0xc3}
        }) {
            var message = bytes(
                    "{\"action\":\"announce\"," + IDS + ",\"offers\":[{\"offer\":{\"type\":\"offer\",\"sdp\":\"####\"},"
                            + "\"offer_id\":\"" + OFFER + "\"}]}");
            var at = new String(message, UTF_8).indexOf("####");
            for (var i = 0; i < sequence.length; i++) {
                message[at + i] = (byte) sequence[i];
            }
            assertThatThrownBy(() -> WebSocketRequestReader.read(message, 0, message.length, 10))
                    .as(Arrays.toString(sequence))
                    .isInstanceOf(MalformedMessage.class);
        }
    }

    @Test
    void damagedMessagesAreReadOrRefusedAndNothingElse() {
        var random = new Random(5);
        var whole = bytes("{\"action\":\"announce\"," + IDS
                + ",\"event\":\"started\",\"left\":10,\"x\":[1,{\"y\":null}],\"offers\":"
                + "[{\"offer\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\nä😀\"},\"offer_id\":\"\\u0000é"
                + OFFER.substring(2) + "\"}]}");
        for (var i = 0; i < 50_000; i++) {
            var damaged = Arrays.copyOf(whole, random.nextInt(10) == 0 ? random.nextInt(whole.length) : whole.length);
            for (var hits = random.nextInt(4); hits > 0 && damaged.length > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                if (WebSocketRequestReader.read(damaged, 0, damaged.length, 10) instanceof WebSocketAnnounce announce) {
                    announce.offers()
                            .forEach(offer -> assertThat(offer.sdp().text()).isNotNull());
                }
            } catch (MalformedMessage refused) {
                assertThat(refused.reason()).isNotEmpty();
            }
        }
    }

    private static void assertFailure(String message, String reason) {
        assertThatThrownBy(() -> read(message))
                .as(message)
                .isInstanceOf(MalformedMessage.class)
                .hasMessageStartingWith(reason);
    }

    private static WebSocketRequest read(String message) throws MalformedMessage {
        var bytes = bytes("##" + message + "##");
        return WebSocketRequestReader.read(bytes, 2, bytes.length - 2, 10);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
