package tributary.backend.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.backend.Creator;
import tributary.backend.SiteTest;
import tributary.backend.site.HomeFolder;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.Videos;

/// The resumable protocol of PeerTube's programs.
@SiteTest
class ResumableUploadTests {

    private static final String ROUTE = "/api/v1/videos/upload-resumable";

    @LocalServerPort
    int port;

    @Autowired
    HomeFolder home;

    @Autowired
    Videos videos;

    Creator creator;

    @BeforeEach
    void signIn() {
        creator = Creator.administrator(port, home);
    }

    @Test
    void aFileInTwoRangesBecomesTheVideoThatWasDescribedAtTheBeginning() throws Exception {
        var content = new byte[1000];
        Arrays.fill(content, (byte) 7);
        var begun = begin("one.mp4", 1000, "{\"filename\":\"one.mp4\",\"name\":\"One\",\"privacy\":3}");
        assertThat(begun.statusCode()).isEqualTo(201);
        var address = address(begun);
        var first = send(address, "bytes 0-399/1000", Arrays.copyOf(content, 400));
        assertThat(first.statusCode()).isEqualTo(308);
        assertThat(first.headers().firstValue("Range")).hasValue("bytes=0-399");
        var asked = send(address, "bytes */1000", new byte[0]);
        assertThat(asked.statusCode()).isEqualTo(308);
        assertThat(asked.headers().firstValue("Range")).hasValue("bytes=0-399");
        var last = send(address, "bytes 400-999/1000", Arrays.copyOfRange(content, 400, 1000));
        assertThat(last.statusCode()).isEqualTo(200);
        var video = videos.resolve(last.body().replaceAll(".*\"shortUUID\":\"(\\w+)\".*", "$1"))
                .orElseThrow();
        assertThat(video.name()).isEqualTo("One");
        assertThat(video.privacy()).isEqualTo(Privacy.PRIVATE);
        assertThat(Files.readAllBytes(home.uploads().resolve(address.substring(address.indexOf('=') + 1))))
                .isEqualTo(content);
        assertThat(send(address, "bytes */1000", new byte[0]).statusCode()).isEqualTo(200);
        assertThat(creator.send("DELETE", address).statusCode()).isEqualTo(204);
        assertThat(videos.find(video.id())).isPresent();
    }

    @Test
    void beginningTheSameFileAgainGoesOn() {
        var body = "{\"filename\":\"two.mp4\",\"name\":\"Two\",\"lastModified\":\"5\"}";
        var address = address(begin("two.mp4", 1000, body));
        send(address, "bytes 0-99/1000", new byte[100]);
        var again = begin("two.mp4", 1000, body);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.headers().firstValue("Range")).hasValue("bytes=0-99");
        assertThat(address(again)).isEqualTo(address);
        assertThat(creator.send("DELETE", address).statusCode()).isEqualTo(204);
        assertThat(creator.send("DELETE", address).statusCode()).isEqualTo(404);
    }

    @Test
    void rangesThatDoNotFitAreRefused() {
        var address = address(begin("three.mp4", 1000, "{\"filename\":\"three.mp4\"}"));
        assertThat(send(address, "bytes 10-19/1000", new byte[10]).statusCode()).isEqualTo(409);
        assertThat(send(address, "bytes 0-1999/2000", new byte[2000]).statusCode())
                .isEqualTo(409);
        assertThat(send(address, "everything", new byte[10]).statusCode()).isEqualTo(400);
        assertThat(begin("x.mp4", 1000, "{\"filename\":\"x.mp4\",\"privacy\":4}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(creator.sendJson("POST", ROUTE, "{\"filename\":\"x.mp4\"}").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> begin(String name, long size, String body) {
        return creator.send(
                "POST",
                ROUTE,
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/json",
                "X-Upload-Content-Length",
                Long.toString(size),
                "X-Upload-Content-Type",
                "video/" + name.substring(name.indexOf('.') + 1));
    }

    private HttpResponse<String> send(String address, String range, byte[] content) {
        return creator.send(
                "PUT",
                address,
                BodyPublishers.ofByteArray(content),
                "Content-Type",
                "application/octet-stream",
                "Content-Range",
                range);
    }

    private String address(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith("http://localhost:" + port + ROUTE);
        return location.substring(location.indexOf("/api/"));
    }
}
