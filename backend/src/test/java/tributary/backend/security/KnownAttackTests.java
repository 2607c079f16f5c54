package tributary.backend.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tributary.backend.Creator;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;

/// What other sites of this kind fell for, tried on uploads and on the server itself.
@SiteTest
@TestPropertySource(properties = {"tributary.limits.sign-up=1000 in 1m", "tributary.uploads.maximum-unfinished=3"})
class KnownAttackTests {

    private static final String BOUNDARY = "----part";
    private static final int SILENT = 300;

    @LocalServerPort
    int port;

    private Creator person() {
        return Creator.signUp(port, "attacker" + System.nanoTime());
    }

    private static long channel(Creator of) {
        return of.get("/api/v1/users/me").at("/videoChannels/0/id").asLong();
    }

    /// A number of somebody else's channel in a form is no way into it.
    @Test
    void aChannelOfSomebodyElseTakesNothing() {
        var attacker = person();
        var victim = person();
        var form = part("channelId", Long.toString(channel(victim))) + part("name", "Mine now") + file("film") + end();
        assertThat(multipart(attacker, form)).isBetween(400, 499);
        var video = attacker.upload("film.mp4", "not a film".getBytes(StandardCharsets.UTF_8));
        var change = "{\"channelId\":" + channel(victim) + "}";
        assertThat(attacker.sendJson("PUT", "/api/v1/videos/" + video, change).statusCode())
                .isBetween(400, 499);
        assertThat(attacker.get("/api/v1/videos/" + video).at("/channel/id").asLong())
                .isEqualTo(channel(attacker));
        assertThat(victim.get("/api/v1/users/me/videos").at("/total").asInt()).isZero();
    }

    private static String part(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file(String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"videofile\"; filename=\"film.mp4\"\r\n"
                + "Content-Type: video/mp4\r\n\r\n" + content + "\r\n";
    }

    private static String end() {
        return "--" + BOUNDARY + "--\r\n";
    }

    private int multipart(Creator who, String body) {
        return who.send(
                        "POST",
                        "/api/v1/videos/upload",
                        BodyPublishers.ofString(body),
                        "Content-Type",
                        "multipart/form-data; boundary=" + BOUNDARY)
                .statusCode();
    }

    /// Forms that a parser could choke on are refused, and soon.
    @ParameterizedTest
    @CsvSource({"never-ends", "no-parts", "many-parts", "long-name", "no-name", "nested"})
    @Timeout(20)
    void aMalformedFormIsRefused(String kind) {
        var body = switch (kind) {
            case "never-ends" -> part("name", "A film") + file("film".repeat(10_000));
            case "no-parts" -> "-".repeat(100_000);
            case "many-parts" -> part("tags[]", "x").repeat(20_000) + end();
            case "long-name" -> part("n".repeat(200_000), "x") + end();
            case "no-name" -> "--" + BOUNDARY + "\r\nContent-Disposition: ;;;;=====\"\"\"\r\n\r\nx\r\n" + end();
            case "nested" -> part("name\"; filename=\"../../x\"; name=\"videofile", "x") + end();
            default -> throw new IllegalArgumentException(kind);
        };
        assertThat(multipart(person(), body)).isBetween(400, 499);
        assertThat(new Visitor(port).get("/api/v1/ping").statusCode()).isEqualTo(200);
    }

    /// Connections that begin a request and never end it keep nobody out.
    @Test
    @Timeout(60)
    void whoSaysNothingKeepsNobodyOut() throws IOException {
        var open = new ArrayList<Socket>();
        try {
            for (var count = 0; count < SILENT; count++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                open.add(socket);
                var half = count % 2 == 0
                        ? "GET /api/v1/ping HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
                        : "POST /api/v1/users/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\n\r\nclient";
                socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            }
            var begun = System.nanoTime();
            assertThat(new Visitor(port).get("/login").statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
    }

    /// Headers that made others' regular expressions run for minutes.
    @ParameterizedTest
    @CsvSource({"User-Agent", "Accept-Language", "Accept", "Range", "Cookie", "X-Forwarded-For", "If-None-Match"})
    @Timeout(20)
    void aHeaderIsReadInNoTime(String name) {
        for (var text : new String[] {"a,".repeat(3000), "((((a".repeat(1200), "x;q=0.1;".repeat(700)}) {
            assertThat(new Visitor(port).with(name, text).get("/").statusCode()).isLessThan(500);
        }
    }

    /// Uploads that are begun and left fill no disk.
    @Test
    void whatIsBegunAndLeftIsLimited() {
        var attacker = person();
        for (var count = 0; count < 3; count++) {
            assertThat(attacker.create(count + ".mp4", 1_000_000).statusCode()).isEqualTo(201);
        }
        assertThat(attacker.create("one-more.mp4", 1_000_000).statusCode()).isEqualTo(429);
        assertThat(attacker.create("endless.mp4", Long.MAX_VALUE).statusCode()).isBetween(400, 499);
    }
}
