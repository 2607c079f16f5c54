package tributary.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.tracker.TestTracker.HASH;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Peers that do not read what they are sent must cost the others nothing, and the tracker little.
class SlowReaderTests {

    private static final int TEXT = 0x81;

    private final TestTracker site = new TestTracker(Map.of("max-messages-per-second", "1000000"));

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void offersToWhoDoesNotReadAreDroppedAndOthersAreServed() throws IOException {
        try (var sleeper = RawSocket.webSocket(site.tracker.port())) {
            sleeper.sendFrame(
                    TEXT,
                    "{\"action\":\"announce\",\"info_hash\":\"" + TestPeer.text(HASH)
                            + "\",\"peer_id\":\"sleeper-------------\"}");
            assertThat(sleeper.readFrame().text()).contains("interval");
            var alice = site.peer("alice");
            var sdp = "a=candidate\r\n".repeat(4_000);
            var offers = List.of(Map.of("offer", Map.of("type", "offer", "sdp", sdp), "offer_id", alice.offerId(0)));

            for (var i = 0; i < 2_000 && site.tracker.statistics().offersDropped() == 0; i++) {
                assertThat(alice.announce(HASH, Map.of("offers", offers)).next().has("interval"))
                        .isTrue();
            }

            assertThat(site.tracker.statistics().offersDropped()).isPositive();
            assertThat(site.peer("bob").start(HASH, 0).get("incomplete").asInt())
                    .isEqualTo(3);
        }
    }

    @Test
    void whoAsksAndDoesNotReadIsCutOff() throws IOException {
        var hashes = IntStream.range(100, 200)
                .mapToObj(number -> "\"" + number + "-----------------\"")
                .collect(Collectors.joining(","));
        var scrape = "{\"action\":\"scrape\",\"info_hash\":[" + hashes + "]}";
        try (var flood = RawSocket.webSocket(site.tracker.port())) {
            for (var i = 0; i < 20_000 && site.tracker.statistics().sockets() == 1; i++) {
                flood.sendFrame(TEXT, scrape);
            }
            assertThat(site.tracker.statistics().sockets()).isZero();
        } catch (IOException cutOff) {
            assertThat(site.tracker.statistics().sockets()).isZero();
        }
    }
}
