package tributary.backend.seeding;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.backend.Eventually.eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tributary.backend.SwarmSite;
import tributary.backend.playback.ClipFiles;
import tributary.backend.playback.Library;
import tributary.backend.playback.Library.Clip;
import tributary.backend.playback.Visit;
import tributary.backend.torrents.OpenSwarms;
import tributary.backend.torrents.Torrents;
import tributary.backend.tracking.SiteTracker;
import tributary.backend.tracking.WebPeer;
import tributary.backend.videos.Videos;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;

/// What pages and seeders are told of swarms.
@SwarmSite
@SuppressWarnings("NullAway.Init")
class SeedingTests {

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
    SiteTracker tracker;

    @Autowired
    Videos videos;

    private Visit visit;
    private Clip clip;
    private byte[] content;
    private InfoHash infoHash;

    @BeforeEach
    void aSwarm() throws Exception {
        visit = new Visit(port);
        clip = library.clip(library.person(), "A clip");
        content = files.fill(clip, 720);
        files.deliver(clip, 720);
        eventually(() -> !swarms.ofVideo(clip.id()).isEmpty());
        infoHash = torrents.ofVideo(clip.id()).getFirst().infoHash();
    }

    @Test
    void aSwarmWithAViewerIsAssignedAtOnceAndADeletedOneTakenAway() throws Exception {
        var before = assignments("first", -1, 0);
        var waiting = CompletableFuture.supplyAsync(
                () -> assignments("first", before.path("revision").asLong(), 20));
        try (var page = page()) {
            page.announce(infoHash, pass().path("token").asString(), "started").answer();
            var after = waiting.get(5, TimeUnit.SECONDS);
            var swarm = find(after);
            assertThat(swarm.path("size").asLong()).isEqualTo(content.length);
            assertThat(Files.readAllBytes(Path.of(swarm.path("filePath").asString())))
                    .isEqualTo(content);
            assertThat(after.path("trackerUrl").asString()).isEqualTo("ws://127.0.0.1:" + tracker.port() + "/announce");

            var next = CompletableFuture.supplyAsync(
                    () -> assignments("first", after.path("revision").asLong(), 20));
            var began = Instant.now();
            videos.delete(clip.id());
            assertThat(next.get(5, TimeUnit.SECONDS).toString()).doesNotContain(infoHash.toHex());
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void aSeederJoinsWithWhatItIsToldAndPagesKnowIt() throws Exception {
        var told = assignments("second", -1, 0);
        var peerId = told.path("peerId").asString();
        assertThat(assignments("second", -1, 0).path("peerId").asString()).isEqualTo(peerId);
        assertThat(assignments("third", -1, 0).path("peerId").asString()).isNotEqualTo(peerId);
        assertThat(pass().path("seederPeerIds").toString()).contains(peerId);
        var text = new String(PeerId.ofHex(peerId).toBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
        try (var seeder = new WebPeer(told.path("trackerUrl").asString(), text)) {
            assertThat(seeder.announce(infoHash, told.path("trackerToken").asString(), "started")
                            .answer()
                            .has("failure reason"))
                    .isFalse();
            assertThat(pass().path("viewers").asInt()).isZero();
        }
    }

    @Test
    void aSeederElsewhereReadsTorrentAndRangesWithItsToken() {
        var torrent = "/worker/v1/seeding/torrents/" + infoHash;
        var file = "/worker/v1/seeding/files/" + infoHash;
        assertThat(visit.get(torrent).statusCode()).isEqualTo(401);
        assertThat(visit.get(file).statusCode()).isEqualTo(401);
        assertThat(visit.get(torrent, "Authorization", SwarmSite.SEEDER).statusCode())
                .isEqualTo(200);
        var range = visit.get(file, "Authorization", SwarmSite.SEEDER, "Range", "bytes=10-19");
        assertThat(range.statusCode()).isEqualTo(206);
        assertThat(range.headers().firstValue("content-range")).contains("bytes 10-19/750000");
        assertThat(visit.get("/worker/v1/seeding/files/" + "0".repeat(40), "Authorization", SwarmSite.SEEDER)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aSeedersReportIsTaken() {
        var report = """
                {"seeder":"fourth","connections":2,"uploadedBytes":100,"swarms":[{"infoHash":"%s","connections":2,
                 "uploadedBytes":100}]}
                """.formatted(infoHash);
        assertThat(visit.send("POST", "/worker/v1/seeding/status", report, "Authorization", SwarmSite.SEEDER)
                        .statusCode())
                .isEqualTo(204);
        assertThat(pass().path("seederPeerIds").toString())
                .contains(tracker.seederPeerId("fourth").toHex());
        assertThat(visit.send(
                                "POST",
                                "/worker/v1/seeding/status",
                                "{\"seeder\":\"\"}",
                                "Authorization",
                                SwarmSite.SEEDER)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aPassIsGivenForWhatTheAskerMaySee() {
        var pass = pass();
        assertThat(Instant.parse(pass.path("expiresAt").asString())).isAfter(Instant.now());
        assertThat(visit.get("/api/v1/videos/" + clip.shortUuid() + "/swarm").statusCode())
                .isEqualTo(200);
        var owner = library.person();
        var secret = library.clip(owner, "A secret", "PRIVATE");
        assertThat(visit.get("/api/v1/videos/" + secret.uuid() + "/swarm").statusCode())
                .isEqualTo(401);
        assertThat(visit.get("/api/v1/videos/" + secret.uuid() + "/swarm", "Authorization", library.bearer(owner))
                        .statusCode())
                .isEqualTo(404);
    }

    private JsonNode pass() {
        return visit.json("/api/v1/videos/" + clip.uuid() + "/swarm");
    }

    private JsonNode find(JsonNode assignments) {
        for (var swarm : assignments.path("swarms")) {
            if (swarm.path("infoHash").asString().equals(infoHash.toHex())) {
                return swarm;
            }
        }
        throw new AssertionError(infoHash + " is not assigned: " + assignments);
    }

    private JsonNode assignments(String seeder, long revision, int wait) {
        return visit.json(
                "/worker/v1/seeding/assignments?seeder=" + seeder + "&revision=" + revision + "&wait=" + wait,
                "Authorization",
                SwarmSite.SEEDER);
    }

    private WebPeer page() {
        return new WebPeer("ws://127.0.0.1:" + port + "/announce", "-WW0300-eeeeeeeeeeee");
    }
}
