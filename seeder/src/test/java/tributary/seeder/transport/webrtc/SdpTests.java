package tributary.seeder.transport.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SdpTests {

    private static final String HEAD = "v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n";
    private static final String HOST = "a=candidate:1 1 udp 2122260223 192.0.2.2 49170 typ host generation 0\r\n";
    private static final String SIX = "a=candidate:2 1 udp 2122262783 fd00::2 49171 typ host generation 0\r\n";
    private static final String TCP = "a=candidate:3 1 tcp 1518280447 192.0.2.2 9 typ host tcptype active\r\n";
    private static final String MDNS =
            "a=candidate:4 1 udp 2113937151 3c1e0a2c-5d2b-4d4e-9d0e-0f8f3a2b1c0d.local 50000 typ host\r\n";

    @Test
    void namesOfPagesAreNotLookedUp() {
        assertThat(Sdp.received(HEAD + MDNS + HOST + TCP + SIX)).isEqualTo(HEAD + HOST + SIX);
        assertThat(Sdp.received(HEAD + HOST.replace("192.0.2.2", "internal.example")))
                .isEqualTo(HEAD);
        assertThat(Sdp.received(HEAD + HOST.replace("192.0.2.2", "deadbeef"))).isEqualTo(HEAD);
        assertThat(Sdp.received(HEAD + "a=candidate:\r\n")).isEqualTo(HEAD);
    }

    @Test
    void aPageCannotHaveAnyNumberOfAddressesTried() {
        var many = IntStream.range(0, 50)
                .mapToObj(number -> HOST.replace("49170", Integer.toString(50_000 + number)))
                .collect(Collectors.joining());
        assertThat(Sdp.received(HEAD + many).lines().filter(line -> line.startsWith("a=candidate")))
                .hasSize(8);
    }

    @Test
    void whatIsSentIsWholeAndWithoutTcp() {
        assertThat(Sdp.toSend(HEAD + "a=ice-options:trickle\r\n" + HOST + TCP + SIX, null))
                .isEqualTo(HEAD + HOST + SIX);
    }

    @Test
    void behindANatThePublicAddressStandsInEveryCandidate() throws Exception {
        var second = HOST.replace("192.0.2.2", "10.0.0.7").replace("candidate:1", "candidate:5");
        var sent = Sdp.toSend(HEAD + HOST + SIX + second, InetAddress.getByName("203.0.113.9"));
        assertThat(sent)
                .isEqualTo(HEAD + HOST.replace("192.0.2.2", "203.0.113.9") + second.replace("10.0.0.7", "203.0.113.9"));
        assertThat(Sdp.hasCandidates(sent)).isTrue();
        assertThat(Sdp.hasCandidates(HEAD)).isFalse();
    }

    @Test
    void repeatedLinesThatAreNoCandidatesStay() {
        var twice = HEAD + "a=x\r\nb=y\r\na=x\r\n";
        assertThat(Sdp.toSend(twice, null)).isEqualTo(twice);
    }
}
