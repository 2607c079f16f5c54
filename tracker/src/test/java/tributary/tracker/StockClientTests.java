package tributary.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.tracker.TestTracker.HASH;
import static tributary.tracker.TestTracker.OTHER_HASH;
import static tributary.tracker.TestTracker.VIDEO;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The programs that people have: npm's bittorrent-tracker client, as it is.
class StockClientTests {

    private final TestTracker site = new TestTracker();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void twoClientsMeetOverWebSocketAndTalkOverWebRtc() {
        var tracker = site.uri("ws", "/announce");
        try (var alice = new StockClient(tracker, HASH, "-WW0300-alice", 1001);
                var bob = new StockClient(tracker, HASH, "-WW0300-bob", 1002)) {
            alice.command("start", Map.of("options", Map.of("left", 1000)));
            assertCounts(alice.await("update"), 0, 1);

            bob.command("start", Map.of("options", Map.of("left", 1000)));
            assertCounts(bob.await("update"), 0, 2);
            assertThat(alice.await("peer").get("id").asString()).isEqualTo(bob.peerId.toHex());
            assertThat(bob.await("peer").get("id").asString()).isEqualTo(alice.peerId.toHex());
            assertThat(alice.await("data").get("text").asString()).isEqualTo("greetings from " + bob.peerId.toHex());
            assertThat(bob.await("data").get("text").asString()).isEqualTo("greetings from " + alice.peerId.toHex());

            bob.command("complete", Map.of("options", Map.of("left", 0)));
            assertCounts(bob.await("update"), 1, 1);
            bob.command("scrape");
            var scraped = bob.await("scrape");
            assertCounts(scraped, 1, 1);
            assertThat(scraped.get("downloaded").asInt()).isEqualTo(1);
            assertThat(scraped.get("infoHash").asString()).isEqualTo(HASH.toHex());

            alice.command("stop", Map.of("options", Map.of("left", 1000)));
            assertCounts(alice.await("update"), 1, 0);
            assertThat(site.counts()).isEqualTo(new SwarmCounts(1, 0, 1, 1));
            assertThat(site.tracker.statistics().answers()).isPositive();
            assertThat(site.tracker.statistics().malformed()).isZero();
        }
    }

    @Test
    void aRefusalIsAWarningAndTheSocketStays() {
        site.tracker.admit(OTHER_HASH, VIDEO, true);
        try (var alice = new StockClient(site.uri("ws", "/announce"), OTHER_HASH, "-WW0300-alice", 1001)) {
            alice.command("start", Map.of("options", Map.of("left", 1000)));
            assertThat(alice.await("warning").get("message").asString())
                    .isEqualTo("This torrent can only be joined from its page.");

            alice.command("fields", Map.of("fields", Map.of("token", site.viewerToken(60))));
            alice.command("update", Map.of("options", Map.of("left", 1000)));
            assertCounts(alice.await("update"), 0, 1);
            assertThat(site.tracker.statistics().sockets()).isEqualTo(1);
        }
    }

    @Test
    void twoClientsMeetOverHttp() {
        meet("http", Map.of("left", 1000), Map.of("left", 0), "127.0.0.1:1001");
    }

    @Test
    void twoClientsMeetOverHttpWithDictionariesOfPeers() {
        // This client takes addresses in dictionaries for lists of bytes, from whichever tracker they come.
        var address = "49,50,55,46,48,46,48,46,49:1001";
        meet("http", Map.of("left", 1000, "compact", 0), Map.of("left", 0, "compact", 0), address);
    }

    @Test
    void twoClientsMeetOverUdp() {
        meet("udp", Map.of("left", 1000), Map.of("left", 0), "127.0.0.1:1001");
    }

    private void meet(String scheme, Map<String, Object> some, Map<String, Object> none, String address) {
        var tracker = site.uri(scheme, "/announce");
        try (var alice = new StockClient(tracker, HASH, "-WW0300-alice", 1001);
                var bob = new StockClient(tracker, HASH, "-WW0300-bob", 1002)) {
            alice.command("start", Map.of("options", some));
            assertCounts(alice.await("update"), 0, 1);

            bob.command("start", Map.of("options", some));
            assertCounts(bob.await("update"), 0, 2);
            assertThat(bob.await("peer").get("address").asString()).isEqualTo(address);

            bob.command("complete", Map.of("options", none));
            assertCounts(bob.await("update"), 1, 1);
            alice.command("scrape");
            var scraped = alice.await("scrape");
            assertCounts(scraped, 1, 1);
            assertThat(scraped.get("downloaded").asInt()).isEqualTo(1);

            bob.command("stop", Map.of("options", none));
            assertCounts(bob.await("update"), 0, 1);
            assertThat(site.counts()).isEqualTo(new SwarmCounts(0, 1, 0, 1));
            assertThat(site.tracker.statistics().malformed()).isZero();
        }
    }

    private static void assertCounts(JsonNode event, int complete, int incomplete) {
        assertThat(event.get("complete").asInt()).as(event.toString()).isEqualTo(complete);
        assertThat(event.get("incomplete").asInt()).as(event.toString()).isEqualTo(incomplete);
    }
}
