package tributary.seeder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;
import tributary.protocol.wire.PeerMessage;
import tributary.protocol.wire.PeerMessageEncoder;

/// Peers that mean harm are dropped within seconds, while others are served.
@Timeout(180)
class HostilePeerTests {

    private static final Path MEDIA = Path.of("target", "media");

    private static final List<String> ATTACKS = List.of(
            "garbage",
            "anotherTorrent",
            "tooLong",
            "outOfRange",
            "tooLarge",
            "unasked",
            "withoutEnd",
            "toggling",
            "channels");

    @Test
    void overWebRtcEachAttackerIsDroppedAndAnotherPageIsServed() throws Exception {
        var clip = Clip.make(MEDIA, "attacked.mp4", 10_000_000);
        try (var site = new TestSite(true);
                var seeder = SeederProcess.start(site, Map.of("TRIBUTARY_SEEDER_PEER_PACE", "1000000"))) {
            site.assign(clip);
            seeder.log().await(line -> line.contains("Connected to the tracker"), 1, 20);
            try (var honest = NodePeer.start(site, clip, Map.of("rounds", 3))) {
                honest.await("first-block", 20);
                for (var attack : ATTACKS) {
                    try (var attacker = NodePeer.start(site, clip, Map.of("attack", attack))) {
                        attacker.await("connected", 20);
                        attacker.await("closed", 10);
                    }
                }
                assertThat(honest.await("done", 90).path("bad").asInt()).isZero();
            }
            assertThat(seeder.isAlive()).isTrue();
        }
    }

    @Test
    void overTcpEachAttackerIsDropped() throws Exception {
        var clip = Clip.make(MEDIA, "attacked-tcp.mp4", 10_000_000);
        try (var site = new TestSite(true);
                var seeder = SeederProcess.start(site, Map.of())) {
            site.assign(clip);
            seeder.log().await(line -> line.contains("Connected to the tracker"), 1, 20);
            var port = seeder.tcpPort();
            expectDropped(port, "GET / HTTP/1.1\r\n\r\n".repeat(10).getBytes(UTF_8));
            expectDropped(port, handshake(InfoHash.of(new byte[20])));
            expectDropped(port, handshake(clip.infoHash()), new byte[] {0x7f, -1, -1, -1, 7});
            expectDropped(
                    port,
                    handshake(clip.infoHash()),
                    PeerMessageEncoder.encode(new PeerMessage.Request(1 << 20, 0, 16_384)));
            var endless = new byte[4 << 20];
            expectDropped(port, handshake(clip.infoHash()), endless);
            assertThat(seeder.isAlive()).isTrue();
            try (var page = NodePeer.start(site, clip, Map.of())) {
                DeliveryTests.expectAllOf(clip, page, 1);
            }
        }
    }

    /// A client that asks for much and never reads must not make the seeder keep it all in memory.
    @Test
    void aClientThatNeverReadsGetsNoMoreThanItsShareOfMemory() throws Exception {
        var clip = Clip.make(MEDIA, "unread.mp4", 40_000_000);
        try (var site = new TestSite(true);
                var seeder = SeederProcess.start(site, Map.of())) {
            site.assign(clip);
            seeder.log().await(line -> line.contains("Connected to the tracker"), 1, 20);
            try (var deaf = new Socket(InetAddress.getLoopbackAddress(), seeder.tcpPort())) {
                deaf.getOutputStream().write(handshake(clip.infoHash()));
                deaf.getOutputStream().write(PeerMessageEncoder.encode(new PeerMessage.Interested()));
                var requests = ByteBuffer.allocate(17 * 300);
                for (var half = 0; half < 300; half++) {
                    requests.put(PeerMessageEncoder.encode(new PeerMessage.Request(half / 2, half % 2 << 17, 1 << 17)));
                }
                deaf.getOutputStream().write(requests.array(), 0, requests.position());
                try (var page = NodePeer.start(site, clip, Map.of())) {
                    DeliveryTests.expectAllOf(clip, page, 1);
                }
            }
            assertThat(seeder.isAlive()).isTrue();
        }
    }

    private static byte[] handshake(InfoHash infoHash) {
        return PeerMessageEncoder.encode(new PeerMessage.Handshake(infoHash, PeerId.of(new byte[20]), 0x10_0004));
    }

    /// The seeder may close while the rest is still being written; both show that it did.
    private static void expectDropped(int port, byte[]... parts) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            for (var part : parts) {
                socket.getOutputStream().write(part);
            }
            var in = socket.getInputStream();
            while (in.read(new byte[16_384]) >= 0) {
                // What it said before it noticed.
            }
        } catch (SocketException _) {
            // Reset, because something that was sent was never read.
        }
    }
}
