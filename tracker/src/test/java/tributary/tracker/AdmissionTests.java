package tributary.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.tracker.TestTracker.HASH;
import static tributary.tracker.TestTracker.OTHER_HASH;
import static tributary.tracker.TestTracker.VIDEO;
import static tributary.tracker.TestTracker.peerId;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tributary.tracker.SwarmTokens.Scope;

class AdmissionTests {

    private final TestTracker site = new TestTracker();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void publicSwarmsTakePeersWithAndWithoutToken() {
        assertThat(site.peer("alice").start(HASH, 0).has("interval")).isTrue();
        assertThat(site.peer("bob").start(HASH, site.viewerToken(60)).has("interval"))
                .isTrue();
    }

    @Test
    void otherSwarmsTakeOnlyThoseWithAToken() {
        site.tracker.admit(OTHER_HASH, VIDEO, true);

        assertThat(failure("alice", null)).isEqualTo("This torrent can only be joined from its page.");
        assertThat(site.peer("bob").start(OTHER_HASH, site.viewerToken(60)).has("interval"))
                .isTrue();
    }

    @Test
    void aTokenThatIsShownMustBeRightEvenWhereNoneIsNeeded() {
        site.tracker.admit(OTHER_HASH, VIDEO, false);
        var expired = site.viewerToken(60);
        site.time.advance(60);

        assertThat(failure("a", expired)).contains("expired");
        assertThat(failure("b", "nonsense")).contains("not valid");
        assertThat(failure(
                        "c", site.tokens.mint(UUID.randomUUID(), site.time.now().plusSeconds(60), Scope.VIEWER)))
                .as("another video's")
                .contains("not valid");
        assertThat(failure(
                        "d",
                        new SwarmTokens(new byte[32])
                                .mint(VIDEO, site.time.now().plusSeconds(60), Scope.VIEWER)))
                .as("another site's")
                .contains("not valid");
    }

    @Test
    void aSwarmThatBeginsToDemandTokensLosesThoseWithout() {
        var alice = site.peer("alice");
        alice.start(HASH, 0);
        site.peer("bob").start(HASH, site.viewerToken(60));
        site.peer("seeder").start(HASH, site.seederToken());

        site.tracker.admit(HASH, VIDEO, true);

        assertThat(site.counts()).isEqualTo(new SwarmCounts(0, 2, 1, 0));
        assertThat(alice.announce(HASH, Map.of()).next().has("failure reason")).isTrue();
    }

    @Test
    void theSitesSeederIsNoViewer() {
        site.peer("seeder")
                .announce(HASH, Map.of("left", 0, "token", site.seederToken()))
                .next();

        assertThat(site.counts()).isEqualTo(new SwarmCounts(1, 0, 0, 0));
    }

    @Test
    void theFirstOfferOfEachAnnounceGoesToTheSitesSeeder() {
        var seeder = site.peer("seeder");
        seeder.start(HASH, site.seederToken());
        for (var i = 0; i < 20; i++) {
            site.peer("viewer" + i).start(HASH, 0);
        }

        var alice = site.peer("alice");
        alice.start(HASH, 3);

        var offers = seeder.all();
        assertThat(offers).hasSize(1);
        assertThat(offers.getFirst().get("offer_id").asString()).isEqualTo(alice.offerId(0));
        assertThat(site.tracker.statistics().offers()).isEqualTo(3);

        seeder.answer(offers.getFirst());
        assertThat(alice.next().get("peer_id").asString()).isEqualTo(seeder.id);
    }

    @Test
    void theSeedersOwnOffersGoToViewers() {
        var alice = site.peer("alice");
        alice.start(HASH, 0);

        var seeder = site.peer("seeder");
        seeder.announce(HASH, Map.of("token", site.seederToken(), "offers", seeder.offers(2)))
                .next();

        assertThat(alice.all()).hasSize(1);
    }

    @Test
    void theSeedersPeerIdIsKeptForIt() {
        site.tracker.reserve(peerId("seeder--------------"));

        assertThat(site.peer("seeder").start(HASH, 0).get("failure reason").asString())
                .contains("belongs to the site");
        assertThat(site.peer("seeder")
                        .start(HASH, site.viewerToken(60))
                        .get("failure reason")
                        .asString())
                .contains("belongs to the site");
        assertThat(site.peer("seeder").start(HASH, site.seederToken()).has("interval"))
                .isTrue();

        site.tracker.release(peerId("seeder--------------"));
        assertThat(site.peer("other").start(HASH, 0).has("interval")).isTrue();
    }

    @Test
    void aSeederThatWasStartedAnewTakesItsPlaceBack() {
        site.peer("seeder").start(HASH, site.seederToken());

        assertThat(site.peer("seeder")
                        .start(HASH, site.seederToken())
                        .get("incomplete")
                        .asInt())
                .isEqualTo(1);
    }

    private String failure(String name, @Nullable String token) {
        var peer = site.peer(name);
        var reply = token == null ? peer.start(OTHER_HASH, 0) : peer.start(OTHER_HASH, token);
        return reply.get("failure reason").asString();
    }
}
