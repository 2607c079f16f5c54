package tributary.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tributary.tracker.TestTracker.HASH;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Rfc6455FramesTests {

    private static final int TEXT = 0x81;
    private static final int TEXT_BEGINS = 0x01;
    private static final int CONTINUES = 0x00;
    private static final int ENDS = 0x80;
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;
    private static final int PONG = 0x8a;
    private static final String SCRAPE = "{\"action\":\"scrape\",\"info_hash\":\"" + TestPeer.text(HASH) + "\"}";

    private final TestTracker site = new TestTracker(Map.of("max-messages-per-second", "1000000"));

    @AfterAll
    void stop() {
        site.close();
    }

    @Test
    void theHandshakeHasTheAnswerOfTheSpecification() throws IOException {
        try (var socket = new RawSocket(site.tracker.port())) {
            socket.request(
                    "GET /announce?x=1 HTTP/1.1",
                    "Host: x",
                    "Upgrade: WebSocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Extensions: permessage-deflate");

            assertThat(socket.readHead().toLowerCase(Locale.ROOT))
                    .startsWith("http/1.1 101 ")
                    .contains("sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo=")
                    .doesNotContain("extensions");
        }
    }

    @Test
    void otherHandshakesAreRefused() throws IOException {
        assertStatus(400, "Sec-WebSocket-Version: 13");
        assertStatus(400, "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: x");
        assertStatus(426, "Sec-WebSocket-Version: 8", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    }

    private void assertStatus(int status, String... headers) throws IOException {
        try (var socket = new RawSocket(site.tracker.port())) {
            var lines = new ArrayList<>(
                    List.of("GET /announce HTTP/1.1", "Host: x", "Upgrade: websocket", "Connection: Upgrade"));
            lines.addAll(List.of(headers));
            socket.request(lines.toArray(String[]::new));
            assertThat(socket.readHead()).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void fragmentsAreJoinedWithControlFramesBetween() throws IOException {
        try (var socket = open()) {
            socket.sendFrame(TEXT_BEGINS, SCRAPE.substring(0, 10));
            socket.sendFrame(PING, "are you there?");
            socket.sendFrame(CONTINUES, SCRAPE.substring(10, 30));
            socket.sendFrame(PONG, "unasked for");
            socket.sendFrame(ENDS, SCRAPE.substring(30));

            assertThat(socket.readFrame()).isEqualTo(new RawSocket.Frame(10, "are you there?"));
            assertScraped(socket);
        }
    }

    @Test
    void framesMayComeByteByByte() throws IOException {
        try (var socket = open()) {
            for (var each : RawSocket.frame(TEXT, (SCRAPE + " ".repeat(200)).getBytes(UTF_8), true)) {
                socket.send(new byte[] {each});
            }
            assertScraped(socket);
        }
    }

    @Test
    void manyFramesMayComeAtOnceInPiecesOfAnySize() throws IOException {
        var random = new Random(4);
        var all = new ByteArrayOutputStream();
        for (var i = 0; i < 500; i++) {
            all.writeBytes(RawSocket.frame(TEXT, (SCRAPE + " ".repeat(random.nextInt(2_000))).getBytes(UTF_8), true));
        }
        var bytes = all.toByteArray();
        try (var socket = open()) {
            for (var from = 0; from < bytes.length; ) {
                var count = Math.min(bytes.length - from, 1 + random.nextInt(5_000));
                socket.send(Arrays.copyOfRange(bytes, from, from + count));
                from += count;
            }
            for (var i = 0; i < 500; i++) {
                assertScraped(socket);
            }
        }
    }

    @Test
    void messagesMayBe64KiBLongAndNoLonger() throws IOException {
        try (var socket = open()) {
            socket.sendFrame(TEXT, SCRAPE + " ".repeat(65_536 - SCRAPE.length()));
            assertScraped(socket);
            socket.sendFrame(TEXT, SCRAPE + " ".repeat(65_537 - SCRAPE.length()));
            assertThat(socket.readClose()).isEqualTo(1009);
        }
        try (var socket = open()) {
            socket.sendFrame(TEXT_BEGINS, " ".repeat(65_000));
            socket.sendFrame(CONTINUES, " ".repeat(537));
            assertThat(socket.readClose()).isEqualTo(1009);
        }
        try (var socket = open()) {
            socket.send(new byte[] {(byte) TEXT, (byte) 0xff, 0x7f, -1, -1, -1, -1, -1, -1, -1});
            assertThat(socket.readClose()).isEqualTo(1009);
        }
    }

    @Test
    void violationsCloseTheSocket() throws IOException {
        assertViolation(RawSocket.frame(TEXT, SCRAPE.getBytes(UTF_8), false));
        assertViolation(RawSocket.frame(TEXT | 0x40, new byte[1], true));
        assertViolation(RawSocket.frame(0x83, new byte[1], true));
        assertViolation(RawSocket.frame(0x8b, new byte[1], true));
        assertViolation(RawSocket.frame(CONTINUES, new byte[1], true));
        assertViolation(RawSocket.frame(0x09, new byte[1], true));
        assertViolation(RawSocket.frame(PING, new byte[126], true));
        try (var socket = open()) {
            socket.sendFrame(TEXT_BEGINS, "{");
            socket.sendFrame(TEXT, SCRAPE);
            assertThat(socket.readClose()).isEqualTo(1002);
        }
    }

    private void assertViolation(byte[] frame) throws IOException {
        try (var socket = open()) {
            socket.send(frame);
            assertThat(socket.readClose()).isEqualTo(1002);
        }
    }

    @Test
    void aCloseIsReturned() throws IOException {
        try (var socket = open()) {
            socket.sendFrame(CLOSE, "");
            assertThat(socket.readClose()).isEqualTo(1000);
        }
    }

    @Test
    void randomBytesHarmNobody() throws IOException {
        var random = new Random(8);
        for (var i = 0; i < 200; i++) {
            try (var socket = open()) {
                var bytes = new byte[random.nextInt(400)];
                random.nextBytes(bytes);
                if (i % 2 == 0) {
                    bytes = RawSocket.frame(TEXT, bytes, true);
                }
                socket.send(bytes);
            }
        }
        try (var socket = open()) {
            socket.sendFrame(TEXT, SCRAPE);
            assertScraped(socket);
        }
    }

    private RawSocket open() throws IOException {
        return RawSocket.webSocket(site.tracker.port());
    }

    private static void assertScraped(RawSocket socket) throws IOException {
        var frame = socket.readFrame();
        assertThat(frame.opcode()).isEqualTo(1);
        assertThat(frame.text()).startsWith("{\"action\":\"scrape\",\"files\":{");
    }
}
