package tributary.tracker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static tributary.tracker.TestTracker.HASH;
import static tributary.tracker.TestTracker.OTHER_HASH;
import static tributary.tracker.TestTracker.VIDEO;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tributary.protocol.bencode.BencodeDecoder;
import tributary.protocol.bencode.BencodeDictionary;
import tributary.protocol.bencode.BencodeException;
import tributary.protocol.bencode.BencodeLimits;

class HttpTrackerTests {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final TestTracker site = new TestTracker();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void peersHearOfEachOther() throws Exception {
        announce("alice", "&port=1001&left=5&event=started");
        var reply = announce("bob", "&port=1002&left=0&event=started&compact=1");

        assertThat(reply.integer("complete")).hasValue(1L);
        assertThat(reply.integer("incomplete")).hasValue(1L);
        assertThat(reply.integer("interval")).hasValue(300L);
        assertThat(reply.integer("min interval")).hasValue(150L);
        assertThat(reply.string("peers").orElseThrow().toBytes()).containsExactly(127, 0, 0, 1, 1001 >> 8, 1001 & 0xff);
        assertThat(reply.string("peers6")).isEmpty();
    }

    @Test
    void peersComeAsDictionariesUnlessCompactIsAskedFor() throws Exception {
        announce("alice", "&port=1001");

        var peers = announce("bob", "&port=1002").list("peers").orElseThrow().values();

        assertThat(peers).hasSize(1);
        var alice = (BencodeDictionary) peers.getFirst();
        assertThat(alice.string("ip").orElseThrow().text()).isEqualTo("127.0.0.1");
        assertThat(alice.integer("port")).hasValue(1001L);
        assertThat(alice.string("peer id").orElseThrow().text()).isEqualTo("alice---------------");
    }

    @Test
    void addressesOfBothFamiliesGoTheirOwnWays() throws Exception {
        announce("alice", "&port=1001", "2001:db8::7");
        announce("carol", "&port=1003", "192.0.2.9");

        var reply = announce("bob", "&port=1002&compact=1");

        assertThat(reply.string("peers").orElseThrow().toBytes()).containsExactly(192, 0, 2, 9, 1003 >> 8, 1003 & 0xff);
        assertThat(reply.string("peers6").orElseThrow().toBytes())
                .containsExactly(0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 1001 >> 8, 1001 & 0xff);
    }

    @Test
    void asManyPeersAsWantedUpToALimit() throws Exception {
        for (var i = 0; i < 90; i++) {
            announce("p" + i, "&port=" + (2000 + i));
        }

        assertThat(peers("&numwant=7")).isEqualTo(7);
        assertThat(peers("&numwant=0")).isZero();
        assertThat(peers("&numwant=1000")).isEqualTo(82);
        assertThat(peers("")).isEqualTo(50);
        assertThat(peers("&event=stopped")).isZero();
    }

    private int peers(String parameters) throws Exception {
        return announce("bob", "&port=1&compact=1" + parameters)
                        .string("peers")
                        .orElseThrow()
                        .length()
                / 6;
    }

    @Test
    void whoStopsIsGoneAndWhoCompletesIsASeeder() throws Exception {
        announce("alice", "&port=1001&left=5");
        announce("bob", "&port=1002&left=5");
        assertThat(site.counts()).isEqualTo(new SwarmCounts(0, 2, 0, 0));

        announce("alice", "&port=1001&left=0&event=completed");
        assertThat(site.counts()).isEqualTo(new SwarmCounts(1, 1, 0, 1));

        announce("bob", "&port=1002&event=stopped");
        assertThat(site.counts()).isEqualTo(new SwarmCounts(1, 0, 0, 1));
    }

    @Test
    void whoIsNotHeardOfForTwoIntervalsIsGone() throws Exception {
        announce("alice", "&port=1001");

        site.advance(659);
        assertThat(site.counts().leechers()).isEqualTo(1);

        site.advance(1);
        assertThat(site.counts()).isEqualTo(SwarmCounts.NONE);
    }

    @Test
    void pagesAreCountedButNotHandedOut() throws Exception {
        var page = site.peer("page");
        page.start(HASH, 0);
        announce("alice", "&port=1001");

        var reply = announce("bob", "&port=1002&compact=1");

        assertThat(reply.integer("incomplete")).hasValue(3L);
        assertThat(reply.string("peers").orElseThrow().length()).isEqualTo(6);
        assertThat(page.all()).isEmpty();
        assertThat(site.counts()).isEqualTo(new SwarmCounts(0, 3, 1, 0));
    }

    @Test
    void tokensRuleHereToo() throws Exception {
        site.tracker.admit(OTHER_HASH, VIDEO, true);
        var query = query("alice").replace("hashhashhashhashhash", "otherotherotherother");

        assertThat(failure(get("/announce?" + query + "&port=1"))).contains("only be joined from its page");
        assertThat(failure(get("/announce?" + query + "&port=1&token=x"))).contains("not valid");
        assertThat(decode(get("/announce?" + query + "&port=1&token=" + site.viewerToken(60)))
                        .integer("interval"))
                .isPresent();
    }

    @Test
    void onlyTheSitesSeederIsBelievedWhereItIs() throws Exception {
        announce("mallory", "&port=1001&ip=192.0.2.66");
        announce("seeder", "&port=1002&ip=192.0.2.7&token=" + site.seederToken());

        var peers = announce("bob", "&port=1003&no_peer_id=1").list("peers").orElseThrow();

        assertThat(new String(peers.encode(), ISO_8859_1))
                .contains("127.0.0.1", "192.0.2.7")
                .doesNotContain("192.0.2.66");
    }

    @Test
    void forwardedAddressesAreBelievedFromTrustedProxiesOnly() throws Exception {
        try (var direct = new TestTracker(Map.of("trusted-proxies", "10.0.0.0/8"))) {
            var request = HttpRequest.newBuilder(direct.uri("http", "/announce?" + query("alice") + "&port=1001"))
                    .header("X-Forwarded-For", "192.0.2.9")
                    .build();
            CLIENT.send(request, BodyHandlers.ofByteArray());
            var bob = CLIENT.send(
                    HttpRequest.newBuilder(direct.uri("http", "/announce?" + query("bob") + "&port=1002&no_peer_id=1"))
                            .build(),
                    BodyHandlers.ofByteArray());

            assertThat(new String(bob.body(), ISO_8859_1)).contains("127.0.0.1").doesNotContain("192.0.2.9");
        }
    }

    @Test
    void scrapesTellOfWhatWasNamed() throws Exception {
        announce("alice", "&port=1001&left=0");

        var files = decode(get("/scrape?info_hash=hashhashhashhashhash&info_hash=otherotherotherother"))
                .dictionary("files")
                .orElseThrow();

        assertThat(files.dictionary("hashhashhashhashhash").orElseThrow().integer("complete"))
                .hasValue(1L);
        assertThat(files.dictionary("otherotherotherother").orElseThrow().integer("complete"))
                .hasValue(0L);
        assertThat(failure(get("/scrape"))).contains("Name");
    }

    @Test
    void malformedAnnouncesAreToldWhatIsWrong() throws Exception {
        assertThat(failure(get("/announce"))).isEqualTo("invalid info_hash");
        assertThat(failure(get("/announce?" + query("alice")))).isEqualTo("invalid port");
        assertThat(failure(get("/announce?" + query("alice").replace("hashhash", "hushhush") + "&port=1")))
                .contains("does not serve");
    }

    @Test
    void whoOnlyLooksIsAnsweredBriefly() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(new String(get("/").body(), ISO_8859_1)).contains("tracker");
        assertThat(get("/admin").statusCode()).isEqualTo(404);
        var post = HttpRequest.newBuilder(site.uri("http", "/announce"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(CLIENT.send(post, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
        var head = HttpRequest.newBuilder(site.uri("http", "/")).HEAD().build();
        assertThat(CLIENT.send(head, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }

    @Test
    void oneConnectionServesSeveralRequestsAndNonsenseClosesIt() throws IOException {
        try (var socket = new RawSocket(site.tracker.port())) {
            for (var i = 0; i < 2; i++) {
                socket.request("GET /nothing HTTP/1.1", "Host: x");
                assertThat(socket.readHead()).startsWith("HTTP/1.1 404").contains("content-length: 52");
                assertThat(socket.readBody(52)).endsWith("/announce.\n");
            }
            socket.request("what?");
            assertThat(socket.readHead()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void connectionsOfOneAddressAreLimited() throws IOException {
        try (var strict = new TestTracker(Map.of("max-sockets-per-address", "1"));
                var first = RawSocket.webSocket(strict.tracker.port());
                var second = new RawSocket(strict.tracker.port());
                var third = new RawSocket(strict.tracker.port())) {
            second.request("GET / HTTP/1.1", "Host: x");
            assertThat(second.readHead()).startsWith("HTTP/1.1 429");

            third.request("GET / HTTP/1.1", "Host: x", "X-Forwarded-For: 192.0.2.1");
            assertThat(third.readHead()).as("another one behind the same proxy").startsWith("HTTP/1.1 200");
            first.sendFrame(0x88, "");
            assertThat(first.readClose()).isEqualTo(1000);
        }
    }

    @Test
    void connectionsInAllAreLimited() throws IOException {
        try (var strict = new TestTracker(Map.of("max-sockets", "1"));
                var silent = RawSocket.webSocket(strict.tracker.port())) {
            try (var second = new RawSocket(strict.tracker.port())) {
                assertThat(second.isClosedByOther()).isTrue();
            }
            silent.sendFrame(0x88, "");
            assertThat(silent.readClose()).isEqualTo(1000);
        }
    }

    private static String query(String name) {
        return "info_hash=hashhashhashhashhash&peer_id=" + (name + "--------------------").substring(0, 20);
    }

    private BencodeDictionary announce(String name, String parameters) throws Exception {
        return decode(get("/announce?" + query(name) + parameters));
    }

    private BencodeDictionary announce(String name, String parameters, String from) throws Exception {
        var request = HttpRequest.newBuilder(site.uri("http", "/announce?" + query(name) + parameters))
                .header("X-Forwarded-For", from)
                .build();
        return decode(CLIENT.send(request, BodyHandlers.ofByteArray()));
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(site.uri("http", path)).build(), BodyHandlers.ofByteArray());
    }

    private static BencodeDictionary decode(HttpResponse<byte[]> response) throws BencodeException {
        assertThat(response.statusCode()).isEqualTo(200);
        return BencodeDecoder.decodeDictionary(response.body(), BencodeLimits.MESSAGE);
    }

    private static String failure(HttpResponse<byte[]> response) throws BencodeException {
        return decode(response).string("failure reason").orElseThrow().text();
    }
}
