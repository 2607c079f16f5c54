package tributary.backend.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tributary.backend.Eventually.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.unit.DataSize;
import tributary.backend.Creator;
import tributary.backend.SiteTest;
import tributary.backend.accounts.Accounts;
import tributary.backend.site.HomeFolder;
import tributary.backend.site.Refused;
import tributary.backend.videos.Videos;

/// tus 1.0 as clients speak it, and what happens when they stop speaking.
@SiteTest
@TestPropertySource(properties = "tributary.uploads.maximum-size=4MB")
class TusTests {

    @LocalServerPort
    int port;

    @Autowired
    HomeFolder home;

    @Autowired
    JdbcClient database;

    @Autowired
    UploadRows rows;

    @Autowired
    UploadSweep sweep;

    @Autowired
    Accounts accounts;

    @Autowired
    Videos videos;

    Creator creator;

    @BeforeEach
    void signIn() {
        creator = Creator.administrator(port, home);
    }

    @Test
    void aFileSentInPartsBecomesAVideoNamedAfterIt() throws Exception {
        var content = content(300_000);
        var address = creator.begin("My_first film.mp4", content.length);
        assertThat(creator.offset(address)).isZero();
        var first = creator.patch(address, 0, Arrays.copyOfRange(content, 0, 100_000));
        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(first.headers().firstValue("Upload-Offset")).hasValue("100000");
        assertThat(first.headers().firstValue("Upload-Expires")).isPresent();
        assertThat(creator.offset(address)).isEqualTo(100_000);
        var last = creator.patch(address, 100_000, Arrays.copyOfRange(content, 100_000, 300_000));
        var video = videos.resolve(last.headers().firstValue("Upload-Video").orElseThrow())
                .orElseThrow();
        assertThat(video.name()).isEqualTo("My first film");
        assertThat(Files.readAllBytes(home.uploads().resolve(id(address).toString())))
                .isEqualTo(content);
        assertThat(database.sql("select state from transcoding_job where video_id = ?")
                        .param(video.id())
                        .query(String.class)
                        .single())
                .isEqualTo("QUEUED");
        assertThat(creator.offset(address))
                .as("a client that missed the last answer asks again")
                .isEqualTo(300_000);
    }

    @Test
    void aWrongOffsetIsRefusedAndChangesNothing() {
        var address = creator.begin("a.mp4", 1000);
        creator.patch(address, 0, content(400));
        assertThat(creator.patch(address, 300, content(100)).statusCode()).isEqualTo(409);
        assertThat(creator.patch(address, 500, content(100)).statusCode()).isEqualTo(409);
        assertThat(creator.offset(address)).isEqualTo(400);
    }

    @Test
    void whatCameBeforeTheConnectionBrokeIsKept() throws Exception {
        var address = creator.begin("b.mp4", 1_000_000);
        try (var socket = halfSent(address, 0, 1_000_000, content(300_000))) {
            assertThat(socket.isConnected()).isTrue();
        }
        eventually(() -> creator.offset(address) == 300_000);
    }

    @Test
    void aNewerRequestDoesNotWaitForOneThatHangs() throws Exception {
        var content = content(1_000_000);
        var address = creator.begin("c.mp4", content.length);
        try (var hanging = halfSent(address, 0, content.length, Arrays.copyOf(content, 300_000))) {
            eventually(() ->
                    home.uploads().resolve(id(address).toString()).toFile().length() == 300_000);
            var offset = (int) creator.offset(address);
            assertThat(offset).isBetween(0, 300_000);
            var rest = creator.patch(address, offset, Arrays.copyOfRange(content, offset, content.length));
            assertThat(rest.statusCode()).isEqualTo(204);
            hanging.getOutputStream().write(new byte[100_000]);
            hanging.getOutputStream().flush();
        }
        assertThat(Files.readAllBytes(home.uploads().resolve(id(address).toString())))
                .isEqualTo(content);
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeItsFirstByte() {
        var answer = creator.create("d.mp4", 5_000_000);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body())
                .contains("max_file_size_reached")
                .contains("5.0 MB")
                .contains("4.2 MB");
    }

    @Test
    void aQuotaCountsUnfinishedUploadsToo() {
        var guest = Creator.signUp(port, "quota_guest");
        database.sql("update account set quota_bytes = 1000000 where username = 'quota_guest'")
                .update();
        var unfinished = guest.begin("e.mp4", 700_000);
        var answer = guest.create("f.mp4", 400_000);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("quota_reached").contains("300 kB are left");
        assertThat(guest.send("DELETE", unfinished).statusCode()).isEqualTo(204);
        guest.upload("g.mp4", content(600_000));
        assertThat(guest.create("h.mp4", 500_000).statusCode()).isEqualTo(413);
        assertThat(guest.create("i.mp4", 400_000).statusCode()).isEqualTo(201);
    }

    @Test
    void nothingIsTakenThatWouldFillTheDisk() {
        var settings =
                new UploadSettings(DataSize.ofGigabytes(1), DataSize.ofTerabytes(4_000_000), Duration.ofDays(1), 20);
        var limits = new UploadLimits(settings, rows, accounts, videos, home, List.of());
        var admin = accounts.byUsername("admin").orElseThrow();
        assertThatThrownBy(() -> limits.require(admin.id(), 1000))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.status().value()).isEqualTo(507));
    }

    @Test
    void damagedBytesAreNotKept() throws Exception {
        var content = content(50_000);
        var address = creator.begin("j.mp4", content.length);
        var wrong = Base64.getEncoder().encodeToString(new byte[20]);
        assertThat(creator.patch(address, 0, content, "Upload-Checksum", "sha1 " + wrong)
                        .statusCode())
                .isEqualTo(460);
        assertThat(creator.offset(address)).isZero();
        var right = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-1").digest(content));
        assertThat(creator.patch(address, 0, content, "Upload-Checksum", "sha1 " + right)
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void moreBytesThanAnnouncedAreRefused() {
        var address = creator.begin("k.mp4", 1000);
        assertThat(creator.patch(address, 0, content(1001)).statusCode()).isEqualTo(413);
        assertThat(creator.offset(address)).isZero();
    }

    @Test
    void anUploadOfSomebodyElseDoesNotExist() {
        var address = creator.begin("l.mp4", 1000);
        var stranger = Creator.signUp(port, "upload_stranger");
        assertThat(stranger.send("HEAD", address).statusCode()).isEqualTo(404);
        assertThat(stranger.patch(address, 0, content(1000)).statusCode()).isEqualTo(404);
        assertThat(stranger.send("DELETE", address).statusCode()).isEqualTo(404);
        assertThat(stranger.sendJson("PUT", address + "/details", "{}").statusCode())
                .isEqualTo(404);
        assertThat(creator.offset(address)).isZero();
    }

    @Test
    void anEndedUploadLeavesNothing() {
        var address = creator.begin("m.mp4", 1000);
        creator.patch(address, 0, content(500));
        assertThat(creator.send("DELETE", address).statusCode()).isEqualTo(204);
        assertThat(creator.send("HEAD", address).statusCode()).isEqualTo(404);
        assertThat(home.uploads().resolve(id(address).toString())).doesNotExist();
    }

    @Test
    void anotherVersionOfTheProtocolIsRefused() {
        var answer = creator.send("POST", "/api/v1/uploads", BodyPublishers.noBody(), "Upload-Length", "10");
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(creator.send("OPTIONS", "/api/v1/uploads").headers().firstValue("Tus-Version"))
                .hasValue("1.0.0");
    }

    @Test
    void anUploadWhoseLastStepWasCutOffIsFinishedBySweeping() {
        var address = creator.begin("n.mp4", 1000);
        creator.patch(address, 0, content(999));
        appendByHand(address);
        sweep.sweep();
        assertThat(rows.find(id(address)).orElseThrow().videoId()).isNotNull();
    }

    @Test
    void anAbandonedUploadIsRemovedWhenItsTimeIsOver() {
        var address = creator.begin("o.mp4", 1000);
        database.sql("update upload set expires_at = now() - interval '1 second' where id = ?")
                .param(id(address))
                .update();
        sweep.sweep();
        assertThat(creator.send("HEAD", address).statusCode()).isEqualTo(404);
        assertThat(home.uploads().resolve(id(address).toString())).doesNotExist();
    }

    @Test
    void whatIsSaidWhileBytesFlowStandsAtTheVideo() {
        var content = content(1000);
        var address = creator.begin("p.mp4", content.length);
        creator.patch(address, 0, Arrays.copyOf(content, 500));
        var answer = creator.sendJson("PUT", address + "/details", """
                {"name":"Said on the way","description":"d","privacy":3,"tags":["one","two"],"waitTranscoding":true}
                """);
        assertThat(answer.statusCode()).isEqualTo(204);
        var last = creator.patch(address, 500, Arrays.copyOfRange(content, 500, 1000));
        var id = last.headers().firstValue("Upload-Video").orElseThrow();
        var video = videos.resolve(id).orElseThrow();
        assertThat(video.name()).isEqualTo("Said on the way");
        assertThat(video.privacy().id()).isEqualTo(3);
        assertThat(video.tags()).containsExactly("one", "two");
        assertThat(video.waitTranscoding()).isTrue();
        creator.sendJson("PUT", address + "/details", "{\"name\":\"Said later\"}");
        assertThat(videos.resolve(id).orElseThrow().name()).isEqualTo("Said later");
    }

    /// The state after the last byte was durable and before the video was committed.
    private void appendByHand(String address) {
        try {
            var file = home.uploads().resolve(id(address).toString());
            Files.write(file, new byte[1], StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        rows.received(id(address), 1000, Duration.ofDays(1));
    }

    private Socket halfSent(String address, long offset, long length, byte[] content) throws IOException {
        var socket = new Socket("localhost", port);
        var head = "PATCH " + address + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nAuthorization: Bearer "
                + creator.token() + "\r\nTus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\n"
                + "Upload-Offset: " + offset + "\r\nContent-Length: " + length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(content);
        socket.getOutputStream().flush();
        return socket;
    }

    private static UUID id(String address) {
        return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }

    private static byte[] content(int size) {
        var content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
