package tributary.backend.playback.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.backend.SiteTest;
import tributary.backend.playback.ClipFiles;
import tributary.backend.playback.Library;
import tributary.backend.playback.Library.Clip;
import tributary.backend.playback.Library.Person;

/// Media as players, torrent clients and strangers ask for it, over real connections.
@SiteTest
@SuppressWarnings("NullAway.Init")
class MediaTests {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    int port;

    @Autowired
    Library library;

    @Autowired
    ClipFiles files;

    @Autowired
    JdbcClient database;

    private Person owner;
    private Clip clip;
    private byte[] content;
    private String path;

    @BeforeEach
    void aPublicClip() {
        owner = library.person();
        clip = library.clip(owner, "A clip");
        content = files.fill(clip, 720);
        path = ClipFiles.path(clip, 720);
    }

    @Test
    void aFileIsAnsweredWholeAndMayBeKeptForEver() throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(content);
        assertThat(header(answer, "content-type")).isEqualTo("video/mp4");
        assertThat(header(answer, "accept-ranges")).isEqualTo("bytes");
        assertThat(header(answer, "cache-control")).contains("public", "immutable", "max-age=31536000");
        assertThat(header(answer, "etag")).startsWith("\"").endsWith("\"");
        assertThat(header(answer, "last-modified")).endsWith("GMT");
        assertThat(header(answer, "set-cookie")).isEmpty();
    }

    /// The first four are long enough for sendfile, the others are copied.
    @ParameterizedTest
    @CsvSource({
        "bytes=0-, 0, 749999",
        "bytes=1-262144, 1, 262144",
        "bytes=700000-, 700000, 749999",
        "bytes=-100000, 650000, 749999",
        "bytes=0-0, 0, 0",
        "bytes=749999-749999, 749999, 749999",
        "bytes=-1, 749999, 749999",
        "bytes=100-1099, 100, 1099",
        "bytes=749000-9999999, 749000, 749999",
    })
    void aRangeIsAnsweredWithExactlyItsBytes(String range, int first, int last) throws Exception {
        var answer = get(path, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(header(answer, "content-range")).isEqualTo("bytes " + first + "-" + last + "/750000");
        assertThat(header(answer, "content-length")).isEqualTo(Integer.toString(last - first + 1));
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(content, first, last + 1));
    }

    @Test
    void manyRangesOverOneConnectionStayInStep() throws Exception {
        for (var from = 0; from < content.length; from += 65_536) {
            var to = Math.min(content.length, from + 65_536) - 1;
            assertThat(get(path, "Range", "bytes=" + from + "-" + to).body())
                    .isEqualTo(Arrays.copyOfRange(content, from, to + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=750000-", "bytes=800000-900000", "bytes=-0"})
    void aRangeBeyondTheEndIs416AndTellsTheLength(String range) throws Exception {
        var answer = get(path, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "content-range")).isEqualTo("bytes */750000");
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=5-4", "bytes=x", "lines=0-1", "bytes=0-1,4-5"})
    void aRangeThatIsNotOneIsPassedOver(String range) throws Exception {
        var answer = get(path, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(content);
    }

    @Test
    void headTellsTheSameWithoutTheBody() throws Exception {
        var answer = send("HEAD", path, "Range", "bytes=0-9");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "content-length")).isEqualTo("750000");
        assertThat(header(answer, "accept-ranges")).isEqualTo("bytes");
        assertThat(header(answer, "etag")).isEqualTo(header(get(path), "etag"));
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void whatTheClientHasIsNotSentAgain() throws Exception {
        var whole = get(path);
        var tag = header(whole, "etag");
        var modified = header(whole, "last-modified");
        assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(get(path, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
        assertThat(get(path, "If-Match", "\"other\"").statusCode()).isEqualTo(412);
        assertThat(get(path, "If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void ifRangeHoldsOnlyForTheSameFile() throws Exception {
        var whole = get(path);
        var range = "bytes=10-19";
        assertThat(get(path, "Range", range, "If-Range", header(whole, "etag")).statusCode())
                .isEqualTo(206);
        assertThat(get(path, "Range", range, "If-Range", header(whole, "last-modified"))
                        .statusCode())
                .isEqualTo(206);
        assertThat(get(path, "Range", range, "If-Range", "\"other\"").statusCode())
                .isEqualTo(200);
        assertThat(get(path, "Range", range, "If-Range", "W/" + header(whole, "etag"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(path, "Range", range, "If-Range", "Thu, 01 Jan 1970 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void pagesOfOtherSitesMayPlayAndSeedWhatIsPublic() throws Exception {
        var preflight = send(
                "OPTIONS",
                path,
                "Origin",
                "https://elsewhere.example",
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "cache-control,range,user-agent");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(header(preflight, "access-control-allow-origin")).isEqualTo("*");
        assertThat(header(preflight, "access-control-allow-headers")).contains("cache-control", "range", "user-agent");
        var answer = get(path, "Origin", "https://elsewhere.example", "Range", "bytes=0-9");
        assertThat(header(answer, "access-control-allow-origin")).isEqualTo("*");
        assertThat(header(answer, "access-control-expose-headers")).contains("Content-Range", "Content-Length");
    }

    @Test
    void theFrontIsHeadAndFirstFragment() throws Exception {
        var front = "/media/" + clip.uuid() + "/" + clip.fileUuid() + "-720-front.mp4";
        var answer = get(front);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Arrays.copyOf(content, 301_200));
        assertThat(header(answer, "content-type")).isEqualTo("video/mp4");
        assertThat(header(answer, "cache-control")).contains("public", "immutable");
        assertThat(header(answer, "etag")).isNotEqualTo(header(get(path), "etag"));
        assertThat(get(front, "Range", "bytes=300000-").body())
                .isEqualTo(Arrays.copyOfRange(content, 300_000, 301_200));
    }

    @Test
    void aPlaylistNamesByteRangesOfItsFile() throws Exception {
        var answer = get("/media/" + clip.uuid() + "/" + clip.fileUuid() + "-720.m3u8");
        var file = clip.fileUuid() + "-720-fragmented.mp4";
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "content-type")).startsWith("application/vnd.apple.mpegurl");
        assertThat(header(answer, "cache-control")).doesNotContain("immutable");
        assertThat(text(answer)).isEqualTo("""
                        #EXTM3U
                        #EXT-X-VERSION:7
                        #EXT-X-PLAYLIST-TYPE:VOD
                        #EXT-X-INDEPENDENT-SEGMENTS
                        #EXT-X-TARGETDURATION:6
                        #EXT-X-MEDIA-SEQUENCE:0
                        #EXT-X-MAP:URI="%1$s",BYTERANGE="1000@0"
                        #EXTINF:4.000000,
                        #EXT-X-BYTERANGE:300000@1200
                        %1$s
                        #EXTINF:6.000000,
                        #EXT-X-BYTERANGE:448800@301200
                        %1$s
                        #EXT-X-ENDLIST
                        """.formatted(file));
        assertThat(get(
                                "/media/" + clip.uuid() + "/" + clip.fileUuid() + "-720.m3u8",
                                "If-None-Match",
                                header(answer, "etag"))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void theMasterPlaylistBeginsWithAModestRungAndHasTheNewestAtOnce() throws Exception {
        var master = "/media/" + clip.uuid() + "/" + clip.fileUuid() + "-master.m3u8";
        assertThat(text(get(master)).lines())
                .containsExactly(
                        "#EXTM3U",
                        "#EXT-X-VERSION:7",
                        "#EXT-X-INDEPENDENT-SEGMENTS",
                        "#EXT-X-STREAM-INF:BANDWIDTH=800000,AVERAGE-BANDWIDTH=600000,CODECS=\"avc1.64001f,mp4a.40.2\","
                                + "RESOLUTION=426x240,FRAME-RATE=25.000",
                        clip.fileUuid() + "-240.m3u8",
                        "#EXT-X-STREAM-INF:BANDWIDTH=800000,AVERAGE-BANDWIDTH=600000,CODECS=\"avc1.64001f,mp4a.40.2\","
                                + "RESOLUTION=1280x720,FRAME-RATE=25.000",
                        clip.fileUuid() + "-720.m3u8");
        database.sql("update rendition set published = false where video_id = ? and height = 720")
                .param(clip.id())
                .update();
        assertThat(text(get(master))).contains("-240.m3u8").doesNotContain("-720.m3u8");
    }

    @Test
    void thePosterIsAPicture() throws Exception {
        var poster = files.poster(clip);
        var answer = get("/media/" + clip.uuid() + "/" + clip.uuid() + "-poster.jpg");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "content-type")).isEqualTo("image/jpeg");
        assertThat(answer.body()).isEqualTo(poster);
    }

    @Test
    void aPrivateFileIsForItsOwnerAndTheStaffAndIsNeverKept() throws Exception {
        var secret = library.clip(owner, "A secret", "PRIVATE");
        var bytes = files.fill(secret, 720);
        files.poster(secret);
        var base = "/media/" + secret.uuid() + "/";
        var paths = new String[] {
            ClipFiles.path(secret, 720),
            base + secret.fileUuid() + "-720.m3u8",
            base + secret.fileUuid() + "-master.m3u8",
            base + secret.uuid() + "-poster.jpg"
        };
        for (var each : paths) {
            var refused = get(each);
            assertThat(refused.statusCode()).as(each).isEqualTo(403);
            assertThat(refused.body()).isEmpty();
            assertThat(header(refused, "cache-control")).isEqualTo("no-store");
            assertThat(get(each, "Cookie", library.cookie(library.person())).statusCode())
                    .isEqualTo(403);
            assertThat(get(each, "Authorization", library.bearer(library.person()))
                            .statusCode())
                    .isEqualTo(403);
            for (var allowed : new String[] {"owner", "moderator", "administrator"}) {
                var who = allowed.equals("owner")
                        ? owner
                        : library.person(allowed.equals("moderator") ? 1 : 0, "Staff", "Staff");
                for (var answer : new HttpResponse<?>[] {
                    get(each, "Cookie", library.cookie(who)), get(each, "Authorization", library.bearer(who))
                }) {
                    assertThat(answer.statusCode())
                            .as("%s for %s", each, allowed)
                            .isEqualTo(200);
                    assertThat(header(answer, "cache-control")).isEqualTo("private, no-store");
                    assertThat(header(answer, "access-control-allow-origin")).isEmpty();
                }
            }
        }
        assertThat(get(paths[0], "Cookie", library.cookie(owner)).body()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media/..%2fsecrets%2fadmin-password",
                "/media/%2e%2e/secrets/admin-password",
                "/media/../secrets/admin-password",
                "/media/..;/secrets/admin-password",
                "/media/VIDEO/..%2f..%2fsecrets%2fswarm-secret",
                "/media/VIDEO/..%252f..%252fsecrets%252fswarm-secret",
                "/media/VIDEO/%2e%2e%2f%2e%2e%2fsecrets%2fswarm-secret",
                "/media/VIDEO/..%5c..%5csecrets%5cswarm-secret",
                "/media/VIDEO/%00",
                "/media/VIDEO/FILE-720-fragmented.mp4%00.jpg",
                "/media/VIDEO/FILE-720-fragmented.mp4/..",
                "/media/VIDEO//FILE-720-fragmented.mp4",
                "/media/OTHER/..%2fVIDEO%2fFILE-720-fragmented.mp4",
                "/media/OTHER/FILE-720-fragmented.mp4",
                "/media/VIDEO/FILE-1080-fragmented.mp4",
                "/media/VIDEO/FILE-720-fragmented.mp4.torrent",
                "/media/VIDEO/",
                "/media/VIDEO",
                "/media/",
            })
    void noAddressLeadsAnywhereElse(String form) throws Exception {
        var other = library.clip(owner, "Another");
        var target = form.replace("VIDEO", clip.uuid().toString())
                .replace("OTHER", other.uuid().toString())
                .replace("FILE", clip.fileUuid().toString());
        assertThat(rawStatus(target)).isIn(400, 404);
    }

    /// As it stands, without a client that tidies the address up.
    private int rawStatus(String target) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    private HttpResponse<byte[]> get(String target, String... headers) throws Exception {
        return send("GET", target, headers);
    }

    private HttpResponse<byte[]> send(String method, String target, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
