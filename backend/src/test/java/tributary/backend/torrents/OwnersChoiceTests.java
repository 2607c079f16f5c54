package tributary.backend.torrents;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.backend.Eventually.eventually;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.SiteTest;
import tributary.backend.playback.ClipFiles;
import tributary.backend.playback.Library;
import tributary.backend.playback.Library.Clip;
import tributary.backend.playback.Library.Person;
import tributary.backend.playback.Visit;
import tributary.backend.presence.WatchingPage;
import tributary.backend.tracking.SiteTracker;
import tributary.backend.tracking.WebPeer;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.Videos;
import tributary.protocol.InfoHash;

/// What an owner says of sharing, from the API to the swarm.
@SiteTest
@SuppressWarnings("NullAway.Init")
class OwnersChoiceTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    Library library;

    @Autowired
    ClipFiles files;

    @Autowired
    Torrents torrents;

    @Autowired
    OpenSwarms swarms;

    @Autowired
    Videos videos;

    @Autowired
    SiteTracker tracker;

    private Visit visit;
    private Person owner;
    private Clip clip;

    @BeforeEach
    void aSharedVideo() throws Exception {
        visit = new Visit(port);
        owner = library.person();
        clip = library.clip(owner, "Clouds");
        files.fill(clip, 720);
        files.deliver(clip, 720);
        eventually(() -> !swarms.ofVideo(clip.id()).isEmpty());
    }

    @Test
    void aVideoThatIsNotToBeSharedHasNoTorrentSwarmOrPassUntilItIsAgain() throws Exception {
        var infoHash = infoHash();
        try (var page = new WatchingPage(port, clip.uuid().toString(), "an-open-page")) {
            assertThat(page.hears().path("allowed").asBoolean()).isTrue();
            change("{\"p2pEnabled\":false}");
            assertThat(torrents.ofVideo(clip.id())).isEmpty();
            assertThat(swarms.ofVideo(clip.id())).isEmpty();
            assertThat(page.hears().path("allowed").asBoolean()).isFalse();
        }
        assertThat(swarmStatus()).isEqualTo(404);
        assertThat(visit.get("/api/v1/videos/" + clip.uuid()).body()).contains("\"p2pEnabled\":false");
        assertThat(visit.get("/w/" + clip.shortUuid()).body()).contains("\"allowed\":false");
        assertThat(joins(infoHash, null)).isFalse();

        change("{\"p2pEnabled\":true}");
        eventually(() -> joins(infoHash, null));
        assertThat(swarmStatus()).isEqualTo(200);
    }

    @Test
    void aPrivateVideoIsSharedOnlyIfItsOwnerSaysSoAndOnlyWithThoseWhoMaySeeIt() throws Exception {
        var infoHash = infoHash();
        var strangersToken =
                token(visit.get("/api/v1/videos/" + clip.uuid() + "/swarm").body());
        become(Privacy.PRIVATE);
        assertThat(torrents.ofVideo(clip.id())).isEmpty();

        change("{\"p2pEnabledWhenPrivate\":true}");
        eventually(() -> !swarms.ofVideo(clip.id()).isEmpty());
        var torrent = "/torrents/" + infoHash + ".torrent";
        assertThat(visit.get(torrent).statusCode()).isEqualTo(404);
        assertThat(visit.get(torrent, "Cookie", library.cookie(library.person()))
                        .statusCode())
                .isEqualTo(404);
        var own = visit.get(torrent, "Cookie", library.cookie(owner));
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.headers().firstValue("cache-control")).contains("private, no-store");
        assertThat(own.headers().firstValue("access-control-allow-origin")).isEmpty();

        assertThat(joins(infoHash, null)).isFalse();
        assertThat(joins(infoHash, strangersToken)).isFalse();
        assertThat(swarmStatus()).isEqualTo(401);
        var pass = visit.get("/api/v1/videos/" + clip.uuid() + "/swarm", "Cookie", library.cookie(owner));
        assertThat(joins(infoHash, token(pass.body()))).isTrue();
        assertThat(visit.get(ClipFiles.path(clip, 720)).statusCode()).isEqualTo(403);

        change("{\"p2pEnabledWhenPrivate\":false}");
        assertThat(swarms.ofVideo(clip.id())).isEmpty();
        assertThat(joins(infoHash, token(pass.body()))).isFalse();
    }

    @Test
    void onlyTheOwnerAndTheStaffMayChoose() {
        var answer = visit.send(
                "PUT",
                "/api/v1/videos/" + clip.uuid(),
                "{\"p2pEnabled\":false}",
                "Authorization",
                library.bearer(library.person()));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(torrents.ofVideo(clip.id())).hasSize(1);
    }

    private void change(String json) {
        var answer = visit.send("PUT", "/api/v1/videos/" + clip.uuid(), json, "Authorization", library.bearer(owner));
        assertThat(answer.statusCode()).isEqualTo(204);
    }

    private void become(Privacy privacy) {
        videos.change(clip.id(), videos.find(clip.id()).orElseThrow().details().withPrivacy(privacy));
    }

    private int swarmStatus() {
        return visit.get("/api/v1/videos/" + clip.uuid() + "/swarm").statusCode();
    }

    private InfoHash infoHash() {
        return torrents.ofVideo(clip.id()).getFirst().infoHash();
    }

    private static String token(String pass) {
        return JSON.readTree(pass).path("token").asString();
    }

    private boolean joins(InfoHash infoHash, @Nullable String token) throws InterruptedException {
        try (var page = new WebPeer("ws://127.0.0.1:" + port + "/announce", "-TT0001-" + "x".repeat(12))) {
            return !page.announce(infoHash, token, "started").answer().has("failure reason");
        }
    }
}
