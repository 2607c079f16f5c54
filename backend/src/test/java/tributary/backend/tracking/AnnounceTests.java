package tributary.backend.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.backend.Eventually.eventually;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.backend.SwarmSite;
import tributary.protocol.InfoHash;

/// The tracker by way of the site's own port.
@SwarmSite
@SuppressWarnings("NullAway.Init")
class AnnounceTests {

    @LocalServerPort
    int port;

    @Autowired
    SiteTracker tracker;

    private final UUID video = UUID.randomUUID();
    private InfoHash infoHash;

    @BeforeEach
    void aSwarm() {
        var bytes = new byte[20];
        new Random().nextBytes(bytes);
        infoHash = InfoHash.of(bytes);
        tracker.admit(infoHash, video, true);
    }

    private WebPeer page(String peerId) {
        return new WebPeer("ws://127.0.0.1:" + port + "/announce", peerId);
    }

    @Test
    void aWebSocketReachesTheTrackerAndItsEndIsNoticed() throws Exception {
        try (var page = page("-WW0300-aaaaaaaaaaaa")) {
            var answer = page.announce(infoHash, null, "started").answer();
            assertThat(answer.path("action").asString()).isEqualTo("announce");
            assertThat(answer.path("incomplete").asInt()).isEqualTo(1);
            assertThat(tracker.counts(infoHash).webPeers()).isEqualTo(1);
        }
        eventually(() -> tracker.counts(infoHash).webPeers() == 0);
    }

    @Test
    void tokensOpenTheirOwnVideoOnly() throws Exception {
        tracker.admit(infoHash, video, false);
        try (var page = page("-WW0300-bbbbbbbbbbbb")) {
            assertThat(page.announce(infoHash, null, "started").answer().has("failure reason"))
                    .isTrue();
            var foreign = tracker.viewerToken(UUID.randomUUID()).text();
            assertThat(page.announce(infoHash, foreign, "started").answer().has("failure reason"))
                    .isTrue();
            var own = tracker.viewerToken(video);
            assertThat(own.expiresAt()).isAfter(Instant.now());
            assertThat(page.announce(infoHash, own.text(), "started").answer().has("failure reason"))
                    .isFalse();
        }
    }

    @Test
    void theSeedersIdIsNobodyElses() throws Exception {
        var seeder = tracker.seederPeerId("embedded");
        assertThat(tracker.seederPeerId("embedded")).isEqualTo(seeder);
        assertThat(tracker.seederPeerId("another")).isNotEqualTo(seeder);
        var id = new String(seeder.toBytes(), StandardCharsets.ISO_8859_1);
        try (var page = page(id)) {
            assertThat(page.announce(infoHash, null, "started").answer().has("failure reason"))
                    .isTrue();
            assertThat(page.announce(infoHash, tracker.seederToken().text(), "started")
                            .answer()
                            .has("failure reason"))
                    .isFalse();
            assertThat(tracker.counts(infoHash).webPeers()).isZero();
        }
    }

    @Test
    void manyLongMessagesPassInBothDirections() throws Exception {
        var token = tracker.viewerToken(video).text();
        try (var page = page("-WW0300-cccccccccccc")) {
            for (var i = 0; i < 50; i++) {
                assertThat(page.announce(infoHash, token, null)
                                .answer()
                                .path("incomplete")
                                .asInt())
                        .isEqualTo(1);
            }
        }
    }

    /// A frame without a mask is against RFC 6455, 5.1: the tracker hangs up, and the client must notice.
    @Test
    void whenTheTrackerEndsAConnectionTheClientIsCutOffToo() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("""
                            GET /announce HTTP/1.1\r
                            Host: 127.0.0.1\r
                            Upgrade: websocket\r
                            Connection: Upgrade\r
                            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                            Sec-WebSocket-Version: 13\r
                            \r
                            """.getBytes(StandardCharsets.ISO_8859_1));
            var head = new byte[12];
            assertThat(socket.getInputStream().readNBytes(head, 0, 12)).isEqualTo(12);
            assertThat(new String(head, StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 101");
            socket.getOutputStream().write(new byte[] {(byte) 0x81, 2, 'h', 'i'});
            var rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(rest).containsIgnoringCase("sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        }
    }

    @Test
    void aWebSocketWithoutItsKeyIsRefusedByTheTrackersOwnWord() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("""
                            GET /announce HTTP/1.1\r
                            Host: 127.0.0.1\r
                            Upgrade: websocket\r
                            Connection: Upgrade\r
                            \r
                            """.getBytes(StandardCharsets.ISO_8859_1));
            var head = new byte[12];
            assertThat(socket.getInputStream().readNBytes(head, 0, 12)).isEqualTo(12);
            assertThat(new String(head, StandardCharsets.ISO_8859_1)).startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void anHttpAnnounceIsCountedUnderItsOwnAddress() throws Exception {
        var peer = announce("-qB5000-aaaaaaaaaaaa", 6881);
        assertThat(peer.statusCode()).isEqualTo(200);
        assertThat(tracker.counts(infoHash).leechers()).isEqualTo(1);
        var second = announce("-qB5000-bbbbbbbbbbbb", 6882);
        assertThat(new String(second.body(), StandardCharsets.ISO_8859_1))
                .contains(new String(new byte[] {127, 0, 0, 1, 0x1a, (byte) 0xe1}, StandardCharsets.ISO_8859_1));
        var scraped = get("/scrape?info_hash=" + encoded(infoHash.toBytes()));
        assertThat(new String(scraped.body(), StandardCharsets.ISO_8859_1)).contains("10:incompletei2e");
    }

    @Test
    void aForeignTorrentIsRefused() throws Exception {
        tracker.dismiss(infoHash);
        assertThat(new String(announce("-qB5000-cccccccccccc", 6881).body(), StandardCharsets.ISO_8859_1))
                .contains("failure reason");
    }

    private HttpResponse<byte[]> announce(String peerId, int peerPort) throws Exception {
        return get("/announce?info_hash=" + encoded(infoHash.toBytes()) + "&peer_id="
                + encoded(peerId.getBytes(StandardCharsets.ISO_8859_1)) + "&port=" + peerPort
                + "&uploaded=0&downloaded=0&left=10&compact=1&event=started");
    }

    private HttpResponse<byte[]> get(String target) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                                .header("X-Forwarded-For", "203.0.113.7")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String encoded(byte[] bytes) {
        var text = new StringBuilder();
        for (var each : bytes) {
            text.append('%').append(String.format("%02x", each));
        }
        return text.toString();
    }
}
