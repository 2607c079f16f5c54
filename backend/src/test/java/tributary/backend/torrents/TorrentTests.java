package tributary.backend.torrents;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.backend.Eventually.eventually;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.backend.SwarmSite;
import tributary.backend.playback.ClipFiles;
import tributary.backend.playback.Library;
import tributary.backend.playback.Library.Clip;
import tributary.backend.playback.Library.Person;
import tributary.backend.playback.Visit;
import tributary.backend.site.HomeFolder;
import tributary.backend.tracking.SiteTracker;
import tributary.backend.tracking.WebPeer;
import tributary.backend.transcoding.Renditions;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.VideoDetails;
import tributary.backend.videos.Videos;
import tributary.protocol.InfoHash;
import tributary.protocol.magnet.Magnet;
import tributary.protocol.metainfo.Metainfo;
import tributary.protocol.metainfo.PieceHasher;

/// From a stored rendition to a torrent that clients can use, and back out again.
@SwarmSite
@SuppressWarnings("NullAway.Init")
class TorrentTests {

    @LocalServerPort
    int port;

    @Autowired
    Library library;

    @Autowired
    ClipFiles files;

    @Autowired
    Torrents torrents;

    @Autowired
    TorrentRows rows;

    @Autowired
    TorrentMaking making;

    @Autowired
    OpenSwarms swarms;

    @Autowired
    Renditions renditions;

    @Autowired
    Videos videos;

    @Autowired
    SiteTracker tracker;

    @Autowired
    HomeFolder home;

    @Autowired
    JdbcClient database;

    private Person owner;
    private Clip clip;
    private byte[] content;

    @BeforeEach
    void aDeliveredRendition() {
        owner = library.person();
        clip = library.clip(owner, "Wolken über Köln");
        content = files.fill(clip, 720);
    }

    private Torrent torrent() throws Exception {
        files.deliver(clip, 720);
        eventually(() -> torrents.ofVideo(clip.id()).size() == 1
                && !swarms.ofVideo(clip.id()).isEmpty());
        return torrents.ofVideo(clip.id()).getFirst();
    }

    @Test
    void aStoredRenditionGetsATorrentAndIsPublishedInOneStep() throws Exception {
        var torrent = torrent();
        assertThat(torrent.size()).isEqualTo(content.length);
        assertThat(torrent.pieceLength()).isEqualTo(262_144);
        assertThat(torrent.name()).isEqualTo(clip.fileUuid() + "-720-fragmented.mp4");
        assertThat(renditions.find(torrent.renditionId()).orElseThrow().published())
                .isTrue();
        assertThat(torrents.byInfoHash(torrent.infoHash())).contains(torrent);
        assertThat(joins(torrent.infoHash())).isTrue();
    }

    @Test
    void theTorrentFileTellsWhereTheFileAndTheTrackersAre() throws Exception {
        var torrent = torrent();
        var answer = download("/torrents/" + torrent.infoHash() + ".torrent");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/x-bittorrent");
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
        var metainfo = Metainfo.parse(answer.body());
        assertThat(metainfo.infoHash()).isEqualTo(torrent.infoHash());
        var hasher = new PieceHasher(262_144);
        hasher.update(content, 0, content.length);
        assertThat(metainfo.info().pieces()).isEqualTo(hasher.finish());
        var site = "127.0.0.1:" + port;
        assertThat(metainfo.announceList())
                .containsExactly(
                        List.of("ws://" + site + "/announce"),
                        List.of("http://127.0.0.1:" + tracker.port() + "/announce"),
                        List.of("udp://127.0.0.1:" + tracker.port()));
        assertThat(metainfo.urlList()).containsExactly("http://" + site + ClipFiles.path(clip, 720));
        var seeded = new Visit(port).get(metainfo.urlList().getFirst().replaceFirst("^http://[^/]+", ""));
        assertThat(seeded.statusCode()).isEqualTo(200);
    }

    @Test
    void theMagnetLinkCarriesWhatAClientNeeds() throws Exception {
        var torrent = torrent();
        var magnet = Magnet.parse(torrents.magnet(torrent, "https://videos.example.org"));
        assertThat(magnet.infoHash()).isEqualTo(torrent.infoHash());
        assertThat(magnet.displayName()).isEqualTo("Wolken über Köln");
        assertThat(magnet.trackers())
                .containsExactly(
                        "wss://videos.example.org/announce",
                        "http://videos.example.org:" + tracker.port() + "/announce",
                        "udp://videos.example.org:" + tracker.port());
        assertThat(magnet.webSeeds()).containsExactly("https://videos.example.org" + ClipFiles.path(clip, 720));
        assertThat(magnet.exactSources())
                .containsExactly("https://videos.example.org/torrents/" + torrent.infoHash() + ".torrent");
    }

    @Test
    void aVideoThatBecomesPrivateLosesTorrentAndSwarmAtOnceAndGetsThemBack() throws Exception {
        var torrent = torrent();
        try (var page = page()) {
            page.announce(torrent.infoHash(), null, "started").answer();
            var began = System.nanoTime();
            become(Privacy.PRIVATE);
            assertThat(torrents.ofVideo(clip.id())).isEmpty();
            assertThat(swarms.ofVideo(clip.id())).isEmpty();
            assertThat(download("/torrents/" + torrent.infoHash() + ".torrent").statusCode())
                    .isEqualTo(404);
            assertThat(new Visit(port).get(ClipFiles.path(clip, 720)).statusCode())
                    .isEqualTo(403);
            assertThat(page.announce(torrent.infoHash(), null, null).answer().has("failure reason"))
                    .isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        }
        become(Privacy.PUBLIC);
        eventually(() -> joins(torrent.infoHash()));
        assertThat(torrents.byInfoHash(torrent.infoHash())).isPresent();
    }

    @Test
    void anUnlistedVideosSwarmIsForItsPageOnly() throws Exception {
        var torrent = torrent();
        become(Privacy.UNLISTED);
        eventually(() -> !joins(torrent.infoHash()));
        try (var page = page()) {
            var token = tracker.viewerToken(clip.uuid()).text();
            assertThat(page.announce(torrent.infoHash(), token, "started")
                            .answer()
                            .has("failure reason"))
                    .isFalse();
        }
    }

    @Test
    void aPrivateVideosRenditionIsPublishedWithoutATorrent() throws Exception {
        clip = library.clip(owner, "A secret", "PRIVATE");
        files.fill(clip, 720);
        var rendition = files.deliver(clip, 720);
        eventually(() -> renditions.find(rendition).orElseThrow().published());
        assertThat(torrents.ofVideo(clip.id())).isEmpty();
        assertThat(swarms.ofVideo(clip.id())).isEmpty();
    }

    @Test
    void aDeletedVideosSwarmEnds() throws Exception {
        var torrent = torrent();
        videos.delete(clip.id());
        assertThat(swarms.ofVideo(clip.id())).isEmpty();
        assertThat(joins(torrent.infoHash())).isFalse();
        assertThat(download("/torrents/" + torrent.infoHash() + ".torrent").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFailureIsWrittenDownAndTheSweepMendsItLater() throws Exception {
        var file = home.media().resolve(clip.uuid().toString()).resolve(clip.fileUuid() + "-720-fragmented.mp4");
        Files.delete(file);
        var rendition = files.deliver(clip, 720);
        eventually(() -> rows.attempts(rendition) == 1);
        assertThat(renditions.find(rendition).orElseThrow().published()).isFalse();
        assertThat(database.sql("select reason from torrent_task where rendition_id = ?")
                        .param(rendition)
                        .query(String.class)
                        .single())
                .contains("not in storage");
        Files.write(file, content);
        eventually(() -> {
            making.sweep();
            return renditions.find(rendition).orElseThrow().published();
        });
        assertThat(rows.attempts(rendition)).isZero();
        assertThat(torrents.ofVideo(clip.id())).hasSize(1);
    }

    @Test
    void theSweepFindsWhatACrashHasLeft() throws Exception {
        database.sql("update rendition set published = false where video_id = ? and height = 720")
                .param(clip.id())
                .update();
        making.sweep();
        eventually(() -> torrents.ofVideo(clip.id()).size() == 1);
    }

    private void become(Privacy privacy) {
        var plain = VideoDetails.named("Wolken über Köln", owner.channelId());
        videos.change(
                clip.id(),
                new VideoDetails(
                        plain.channelId(),
                        plain.name(),
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        false,
                        true,
                        1,
                        privacy,
                        false,
                        null));
    }

    private WebPeer page() {
        return new WebPeer("ws://127.0.0.1:" + port + "/announce", "-WW0300-dddddddddddd");
    }

    private boolean joins(InfoHash infoHash) throws InterruptedException {
        try (var page = page()) {
            return !page.announce(infoHash, null, "started").answer().has("failure reason");
        }
    }

    private HttpResponse<byte[]> download(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }
}
