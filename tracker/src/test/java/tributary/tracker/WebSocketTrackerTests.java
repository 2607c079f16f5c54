package tributary.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.tracker.TestTracker.HASH;
import static tributary.tracker.TestTracker.OTHER_HASH;
import static tributary.tracker.TestTracker.VIDEO;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What npm's bittorrent-tracker does, and what it should do.
class WebSocketTrackerTests {

    private final TestTracker site = new TestTracker();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void aStartedPeerIsToldTheCounts() {
        var reply = site.peer("alice").start(HASH, 0);

        assertThat(reply.propertyNames())
                .containsExactlyInAnyOrder("action", "info_hash", "interval", "complete", "incomplete");
        assertThat(reply.get("action").asString()).isEqualTo("announce");
        assertThat(reply.get("info_hash").asString()).isEqualTo(TestPeer.text(HASH));
        assertThat(reply.get("interval").asInt()).isEqualTo(30);
        assertThat(reply.get("complete").asInt()).isZero();
        assertThat(reply.get("incomplete").asInt()).isEqualTo(1);
    }

    @Test
    void anOfferReachesAnotherPeerAndItsAnswerComesBack() {
        var alice = site.peer("alice");
        var bob = site.peer("bob");
        alice.start(HASH, 5);

        var reply = bob.start(HASH, 5);
        var offer = alice.next();
        alice.answer(offer);
        var answer = bob.next();

        assertThat(reply.get("incomplete").asInt()).isEqualTo(2);
        assertThat(offer.propertyNames())
                .containsExactlyInAnyOrder("action", "info_hash", "peer_id", "offer_id", "offer");
        assertThat(offer.get("action").asString()).isEqualTo("announce");
        assertThat(offer.get("peer_id").asString()).isEqualTo(bob.id);
        assertThat(offer.get("offer_id").asString()).isEqualTo(bob.offerId(0));
        assertThat(offer.get("offer").get("type").asString()).isEqualTo("offer");
        assertThat(offer.get("offer").get("sdp").asString()).isEqualTo(bob.sdp(0));
        assertThat(answer.get("action").asString()).isEqualTo("announce");
        assertThat(answer.get("info_hash").asString()).isEqualTo(TestPeer.text(HASH));
        assertThat(answer.get("peer_id").asString()).isEqualTo(alice.id);
        assertThat(answer.get("offer_id").asString()).isEqualTo(bob.offerId(0));
        assertThat(answer.get("answer").get("type").asString()).isEqualTo("answer");
        assertThat(answer.get("answer").get("sdp").asString()).isEqualTo("answer of " + alice.id);
        assertThat(alice.all()).as("nobody answers the one who answers").isEmpty();
        assertThat(bob.all()).as("one offer for each other peer").isEmpty();
    }

    @Test
    void eachOfferGoesToAnotherPeer() {
        var others = List.of(site.peer("a"), site.peer("b"), site.peer("c"));
        others.forEach(peer -> peer.start(HASH, 0));

        site.peer("dave").start(HASH, 5);

        var received = new HashSet<String>();
        for (var peer : others) {
            var messages = peer.all();
            assertThat(messages).hasSize(1);
            received.add(messages.getFirst().get("offer_id").asString());
        }
        assertThat(received).hasSize(3);
        assertThat(site.tracker.statistics().offersDropped()).isEqualTo(2);
    }

    @Test
    void theReplyComesBeforeTheOffersOfOthers() {
        var alice = site.peer("alice");
        alice.start(HASH, 0);
        alice.announce(HASH, Map.of());
        site.peer("bob").start(HASH, 1);

        assertThat(alice.all()).extracting(message -> message.has("offer")).containsExactly(false, true);
    }

    @Test
    void anAnswerIsRelayedOnceAndOnlyToTheMakerOfTheOffer() {
        var alice = site.peer("alice");
        var bob = site.peer("bob");
        var mallory = site.peer("mallory");
        alice.start(HASH, 0);
        bob.start(HASH, 1);
        var offer = alice.next();
        mallory.start(HASH, 0);

        mallory.answer(offer);
        assertThat(mallory.all()).isEmpty();
        assertThat(bob.all()).as("an offer that was not brought to her").isEmpty();

        alice.answer(offer);
        alice.answer(offer);
        assertThat(alice.all()).isEmpty();
        assertThat(bob.all()).hasSize(1);

        assertThat(site.tracker.statistics().answersDropped()).isEqualTo(2);
    }

    @Test
    void anAnswerThatComesTooLateIsDropped() {
        var alice = site.peer("alice");
        var bob = site.peer("bob");
        alice.start(HASH, 0);
        bob.start(HASH, 1);
        var offer = alice.next();

        site.time.advance(60);
        alice.answer(offer);

        assertThat(alice.all()).isEmpty();
        assertThat(bob.all()).isEmpty();
    }

    @Test
    void anAnswerToWhoHasLeftIsDropped() {
        var alice = site.peer("alice");
        var bob = site.peer("bob");
        alice.start(HASH, 0);
        bob.start(HASH, 1);
        var offer = alice.next();
        bob.announce(HASH, Map.of("event", "stopped")).next();

        alice.answer(offer);

        assertThat(alice.all()).isEmpty();
        assertThat(bob.all()).isEmpty();
    }

    @Test
    void nobodySpeaksWithAnothersPeerId() {
        var alice = site.peer("alice");
        alice.start(HASH, 0);
        var mallory = site.peer("mallory");

        var asAlice = mallory.announce(HASH, Map.of("peer_id", alice.id, "offers", mallory.offers(1)))
                .next();

        assertThat(failure(asAlice)).contains("in use");
        assertThat(site.counts().leechers()).isEqualTo(1);
        assertThat(alice.all()).isEmpty();
    }

    @Test
    void aSocketKeepsItsPeerIdInASwarm() {
        var alice = site.peer("alice");
        alice.start(HASH, 0);

        var renamed =
                alice.announce(HASH, Map.of("peer_id", "somebody else-------")).next();

        assertThat(failure(renamed)).contains("one peer_id");
    }

    @Test
    void aPeerIdIsFreeAgainWhenItsSocketHasDied() {
        site.peer("alice").start(HASH, 0);
        site.time.advance(46);
        var back = site.peer("alice");

        assertThat(back.start(HASH, 0).get("incomplete").asInt()).isEqualTo(1);
    }

    @Test
    void oneSocketMayBeInSeveralSwarms() {
        site.tracker.admit(OTHER_HASH, VIDEO, false);
        var alice = site.peer("alice");
        var bob = site.peer("bob");
        alice.start(HASH, 0);
        alice.start(OTHER_HASH, 0);

        bob.start(OTHER_HASH, 1);

        assertThat(alice.next().get("info_hash").asString()).isEqualTo(TestPeer.text(OTHER_HASH));
        assertThat(site.tracker.counts().keySet()).containsExactlyInAnyOrder(HASH, OTHER_HASH);
    }

    @Test
    void binaryFramesAreUnderstood() {
        var alice = site.peer("alice");
        alice.sendBinary(Map.of("action", "scrape", "info_hash", TestPeer.text(HASH)));

        assertThat(alice.next().get("action").asString()).isEqualTo("scrape");
    }

    @Test
    void aScrapeTellsOfEachTorrentThatWasNamed() {
        site.peer("alice").announce(HASH, Map.of("event", "started", "left", 0)).next();
        var bob = site.peer("bob");
        bob.start(HASH, 0);
        bob.announce(HASH, Map.of("event", "completed", "left", 0)).next();
        site.peer("carol").start(HASH, 0);

        var unknown = TestPeer.text(OTHER_HASH);
        bob.send(Map.of("action", "scrape", "info_hash", List.of(TestPeer.text(HASH), unknown)));
        var files = bob.next().get("files");

        assertThat(numbers(files.get(TestPeer.text(HASH))))
                .isEqualTo(Map.of("complete", 2, "incomplete", 1, "downloaded", 1));
        assertThat(numbers(files.get(unknown))).isEqualTo(Map.of("complete", 0, "incomplete", 0, "downloaded", 0));
    }

    @Test
    void nobodyLearnsOfAllTorrents() {
        var alice = site.peer("alice").send(Map.of("action", "scrape"));

        var reply = alice.next();

        assertThat(reply.get("action").asString()).isEqualTo("scrape");
        assertThat(failure(reply)).contains("Name the torrents");
    }

    @Test
    void torrentsOfOthersAreNotServed() {
        var reply = site.peer("alice").start(OTHER_HASH, 1);

        assertThat(failure(reply)).isEqualTo("This tracker does not serve that torrent.");
        assertThat(reply.get("info_hash").asString()).isEqualTo(TestPeer.text(OTHER_HASH));
    }

    @Test
    void mistakesAreAnsweredAndTheSocketStaysOpen() {
        var alice = site.peer("alice");
        for (var message :
                List.of("", "null", "{}", "[1]", "{\"action\":\"announce\"}", "{\"action\":\"hello\"}", "x")) {
            var reply = alice.sendText(message).next();
            assertThat(reply.get("action").asString()).isEqualTo("announce");
            assertThat(reply.get("info_hash").isString()).isTrue();
            assertThat(failure(reply)).isNotEmpty();
        }
        assertThat(failure(alice.announce(HASH, Map.of("event", "begun")).next()))
                .isEqualTo("invalid event");

        assertThat(alice.start(HASH, 0).get("incomplete").asInt()).isEqualTo(1);
    }

    @Test
    void aWholePageOfRealOffersFitsIntoAMessage() {
        var alice = site.peer("alice");
        alice.start(HASH, 0);
        var bob = site.peer("bob");
        var offers = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 10; i++) {
            offers.add(Map.of(
                    "offer",
                    Map.of("type", "offer", "sdp", "a=candidate\r\n".repeat(400)),
                    "offer_id",
                    bob.offerId(i)));
        }

        bob.announce(HASH, Map.of("offers", offers)).next();

        assertThat(alice.next().get("offer").get("sdp").asString()).hasSize(400 * 13);
    }

    @Test
    void theNumberOfTorrentsOnASocketIsLimited() {
        try (var strict = new TestTracker(Map.of("max-hashes", "1"))) {
            strict.tracker.admit(OTHER_HASH, VIDEO, false);
            var alice = strict.peer("alice");
            alice.start(HASH, 0);

            assertThat(failure(alice.start(OTHER_HASH, 0))).contains("1 swarms");

            var seeder = strict.peer("seeder");
            seeder.start(HASH, strict.seederToken());
            assertThat(seeder.start(OTHER_HASH, strict.seederToken()).has("interval"))
                    .isTrue();
        }
    }

    @Test
    void whoSendsTooMuchIsToldSoAndThenCutOff() {
        try (var strict = new TestTracker(Map.of("max-messages-per-second", "2"))) {
            var alice = strict.peer("alice");
            for (var i = 0; i < 10; i++) {
                assertThat(alice.announce(HASH, Map.of()).next().has("interval"))
                        .isTrue();
            }
            assertThat(failure(alice.announce(HASH, Map.of()).next())).contains("Too many");

            strict.time.advance(1);
            assertThat(alice.announce(HASH, Map.of()).next().has("interval")).isTrue();
            assertThat(alice.announce(HASH, Map.of()).next().has("interval")).isTrue();
            assertThat(failure(alice.announce(HASH, Map.of()).next())).contains("Too many");

            for (var i = 0; i < 200 && alice.isOpen(); i++) {
                alice.announce(HASH, Map.of());
            }
            assertThat(alice.closeCode()).isEqualTo(1008);
        }
    }

    private static String failure(JsonNode reply) {
        assertThat(reply.has("failure reason")).as(reply.toString()).isTrue();
        return reply.get("failure reason").asString();
    }

    private static Map<String, Integer> numbers(JsonNode node) {
        var numbers = new HashMap<String, Integer>();
        node.propertyNames().forEach(name -> numbers.put(name, node.get(name).asInt()));
        return numbers;
    }
}
