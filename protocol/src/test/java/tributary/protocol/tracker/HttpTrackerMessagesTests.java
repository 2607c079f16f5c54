package tributary.protocol.tracker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;

class HttpTrackerMessagesTests {

    private static final String IDS = "info_hash=%00%01%02%fF%20%26%3D%2Babcdefghijkl&peer_id=-AB0000-123456789012";

    @Test
    void anAnnounceIsRead() throws MalformedMessage {
        var announce = HttpAnnounce.read(IDS
                + "&port=6881&uploaded=0&downloaded=0&left=0&compact=1&no_peer_id=1&event=started&numwant=30&key=5");

        assertThat(announce.infoHash().toBytes()).startsWith(0, 1, 2, 0xff, 0x20, 0x26, 0x3d, 0x2b);
        assertThat(announce.peerId()).isEqualTo(PeerId.of("-AB0000-123456789012".getBytes(ISO_8859_1)));
        assertThat(announce.port()).isEqualTo(6881);
        assertThat(announce.complete()).isTrue();
        assertThat(announce.compact()).isTrue();
        assertThat(announce.withPeerIds()).isFalse();
        assertThat(announce.event()).isEqualTo(AnnounceEvent.STARTED);
        assertThat(announce.wanted()).isEqualTo(30);
    }

    @Test
    void onlyThreeFieldsMustBeThere() throws MalformedMessage {
        var announce = HttpAnnounce.read(IDS + "&port=1");

        assertThat(announce.event()).isEqualTo(AnnounceEvent.UPDATE);
        assertThat(announce.complete()).isFalse();
        assertThat(announce.compact()).isFalse();
        assertThat(announce.wanted()).isEqualTo(-1);
        assertThat(announce.token()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "port=1",
                IDS,
                IDS + "&port=0",
                IDS + "&port=65536",
                IDS + "&port=-1",
                IDS + "&port=x",
                IDS + "&port=1&event=gone",
                IDS + "&port=1&x=%",
                IDS + "&port=1&x=%4",
                IDS + "&port=1&x=%zz",
                IDS + "&port=1&peer_id=x",
                "info_hash=short&peer_id=-AB0000-123456789012&port=1"
            })
    void whatLacksThemIsRefused(String query) {
        assertThatThrownBy(() -> HttpAnnounce.read(query)).isInstanceOf(MalformedMessage.class);
    }

    @Test
    void randomQueriesAreReadOrRefusedAndNothingElse() {
        var random = new Random(9);
        var alphabet = "&=%0123456789abcdefinfo_hashpeer_idport\u00ff\u0100";
        for (var i = 0; i < 20_000; i++) {
            var query = new StringBuilder(random.nextBoolean() ? IDS + "&port=1" : "");
            for (var length = random.nextInt(60); length > 0; length--) {
                query.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                assertThat(HttpAnnounce.read(query.toString()).port()).isBetween(1, 65535);
            } catch (MalformedMessage refused) {
                assertThat(refused.reason()).isNotEmpty();
            }
        }
    }

    @Test
    void compactPeersAreSplitByFamily() throws Exception {
        var reply = new HttpReplies.Announced(120, 60, 1, 2, List.of(peer("10.0.0.1", 258), peer("2001:db8::1", 1)));

        assertThat(text(HttpReplies.compact(reply)))
                .isEqualTo("d8:completei1e10:incompletei2e8:intervali120e12:min intervali60e5:peers6:\n\0\0\1\1\2"
                        + "6:peers618: \1\r\u00b8\0\0\0\0\0\0\0\0\0\0\0\1\0\1e");
    }

    @Test
    void peersAsDictionariesHaveTheirIdsUnlessNotWanted() throws Exception {
        var reply = new HttpReplies.Announced(120, 60, 1, 2, List.of(peer("10.0.0.1", 258)));

        assertThat(text(HttpReplies.full(reply, true)))
                .contains("5:peersld2:ip8:10.0.0.17:peer id20:-AB0000-1234567890124:porti258eee");
        assertThat(text(HttpReplies.full(reply, false))).contains("5:peersld2:ip8:10.0.0.14:porti258eee");
    }

    @Test
    void scrapesAreReadAndAnswered() throws MalformedMessage {
        var scrape = HttpScrape.read("info_hash=aaaaaaaaaaaaaaaaaaaa&info_hash=bbbbbbbbbbbbbbbbbbbb");
        assertThat(scrape.infoHashes()).hasSize(2);
        assertThat(HttpScrape.read("").infoHashes()).isEmpty();

        var reply = HttpReplies.scrape(
                Map.of(InfoHash.of("aaaaaaaaaaaaaaaaaaaa".getBytes(ISO_8859_1)), new ScrapedSwarm(1, 3, 2)), 60);

        assertThat(text(reply))
                .isEqualTo("d5:filesd20:aaaaaaaaaaaaaaaaaaaad8:completei1e10:downloadedi3e10:incompletei2eee"
                        + "5:flagsd20:min_request_intervali60eee");
    }

    private static PeerAddress peer(String ip, int port) throws Exception {
        return new PeerAddress(
                PeerId.of("-AB0000-123456789012".getBytes(ISO_8859_1)),
                PeerAddress.Ip.of(InetAddress.getByName(ip)),
                port);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
