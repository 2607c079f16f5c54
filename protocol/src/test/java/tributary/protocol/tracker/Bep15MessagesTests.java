package tributary.protocol.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;

class Bep15MessagesTests {

    private static final InfoHash HASH = InfoHash.ofHex("0102030405060708090a0b0c0d0e0f1011121314");
    private static final PeerId PEER = PeerId.ofHex("2122232425262728292a2b2c2d2e2f3031323334");

    @Test
    void aConnectRequestHasTheProtocolsNumber() {
        assertThat(UdpRequest.read(bytes("0000041727101980 00000000 0000002a"))).isEqualTo(new UdpRequest.Connect(42));
        assertThat(UdpRequest.read(bytes("0000041727101981 00000000 0000002a"))).isNull();
    }

    @Test
    void anAnnounceRequestIsRead() {
        var announce = bytes("00000000000000ff 00000001 0000002a" + HASH + PEER
                + "0000000000000001 0000000000000000 0000000000000002 00000002 00000000 00000005 ffffffff 1ae1 0209");

        assertThat(UdpRequest.read(announce))
                .isEqualTo(new UdpRequest.Announce(255, 42, HASH, PEER, true, AnnounceEvent.STARTED, -1, 6881));
    }

    @Test
    void aScrapeRequestIsRead() {
        assertThat(UdpRequest.read(bytes("00000000000000ff 00000002 0000002a" + HASH + HASH)))
                .isEqualTo(new UdpRequest.Scrape(255, 42, List.of(HASH, HASH)));
        assertThat(UdpRequest.read(bytes("00000000000000ff 00000002 0000002a" + HASH + "00")))
                .isNull();
    }

    @Test
    void damagedDatagramsAreReadOrPassedOver() {
        var random = new Random(2);
        for (var i = 0; i < 50_000; i++) {
            var bytes = new byte[random.nextInt(120)];
            random.nextBytes(bytes);
            var datagram = ByteBuffer.wrap(bytes);
            if (bytes.length >= 12) {
                datagram.putInt(8, random.nextInt(5));
            }
            if (UdpRequest.read(datagram) instanceof UdpRequest.Announce announce) {
                assertThat(announce.port()).isBetween(0, 65535);
            }
        }
    }

    @Test
    void repliesHaveTheLayoutOfTheSpecification() throws Exception {
        var v4 = new PeerAddress(PEER, PeerAddress.Ip.of(InetAddress.getByName("10.0.0.1")), 6881);
        var v6 = new PeerAddress(PEER, PeerAddress.Ip.of(InetAddress.getByName("2001:db8::1")), 6881);

        assertThat(hex(UdpReplies.connect(42, 255))).isEqualTo("00000000" + "0000002a" + "00000000000000ff");
        assertThat(hex(UdpReplies.announce(42, 120, 2, 1, List.of(v4))))
                .isEqualTo("00000001" + "0000002a" + "00000078" + "00000002" + "00000001" + "0a0000011ae1");
        assertThat(hex(UdpReplies.announce(42, 120, 2, 1, List.of(v6))))
                .endsWith("20010db8000000000000000000000001" + "1ae1");
        assertThat(hex(UdpReplies.scrape(42, List.of(new ScrapedSwarm(1, 3, 2)))))
                .isEqualTo("00000002" + "0000002a" + "00000001" + "00000003" + "00000002");
        assertThat(hex(UdpReplies.error(42, "no"))).isEqualTo("00000003" + "0000002a" + "6e6f");
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static String hex(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
