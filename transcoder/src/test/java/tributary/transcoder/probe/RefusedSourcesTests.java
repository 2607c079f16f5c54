package tributary.transcoder.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tributary.protocol.worker.LadderSettings;
import tributary.transcoder.kit.Sources;

/// Every file of which nothing is to be made, and above all those that would make FFmpeg read another one.
class RefusedSourcesTests {

    private static final Prober PROBER =
            new Prober(Sources.ffmpeg(), JsonMapper.builder().build());

    private static Path folder = Path.of("");
    private static Path clip = Path.of("");

    @BeforeAll
    static void make() throws Exception {
        folder = Sources.folder("refused");
        clip = Sources.clip(folder.resolve("secret.mp4"), "320x180", "30", 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list.mp4", "list", "list.m3u8"})
    void anHlsPlaylistThatNamesALocalFileIsRefused(String name) throws Exception {
        for (var address : List.of(clip.toString(), "file://" + clip, "secret.mp4", "http://127.0.0.1:1/x.ts")) {
            var list = "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n" + address + "\n#EXT-X-ENDLIST\n";
            assertThat(refusal(Files.writeString(folder.resolve(name), list))).contains("playlist");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.mp4", "manifest.mpd", "manifest"})
    void aDashManifestThatNamesALocalFileIsRefused(String name) throws Exception {
        var manifest = """
                <?xml version="1.0"?>
                <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT4S">
                <Period><AdaptationSet><Representation id="1" bandwidth="1" mimeType="video/mp4">
                <BaseURL>file://%s</BaseURL></Representation></AdaptationSet></Period></MPD>
                """.formatted(clip);
        assertThat(refusal(Files.writeString(folder.resolve(name), manifest))).contains("playlist");
    }

    @Test
    void aListOfFilesToJoinIsRefused() throws Exception {
        for (var address : List.of(clip.toString(), "secret.mp4", "../" + folder.getFileName() + "/secret.mp4")) {
            var list = Files.writeString(folder.resolve("join.mp4"), "ffconcat version 1.0\nfile '" + address + "'\n");
            assertThat(refusal(list)).contains("playlist");
        }
    }

    @Test
    void aSessionDescriptionIsRefused() throws Exception {
        var session = """
                v=0
                o=- 0 0 IN IP4 127.0.0.1
                s=x
                c=IN IP4 127.0.0.1
                m=video 5004 RTP/AVP 96
                a=rtpmap:96 H264/90000
                """;
        assertThat(refusal(Files.writeString(folder.resolve("session.mp4"), session)))
                .contains("playlist");
    }

    @Test
    void otherKindsOfFilesAreCalledByTheirName() throws Exception {
        assertThat(refusal(Files.writeString(folder.resolve("text.mp4"), "Dear diary,\n")))
                .contains("text file");
        assertThat(refusal(Files.write(folder.resolve("noise.mp4"), new byte[100_000])))
                .contains("not a video or sound file");
        assertThat(refusal(Files.writeString(folder.resolve("paper.mp4"), "%PDF-1.7 …")))
                .contains("document");
        var archive = folder.resolve("archive.mp4");
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("video.mp4"));
            zip.write(Files.readAllBytes(clip));
        }
        assertThat(refusal(archive)).contains("an archive");
        var locked = Files.readAllBytes(archive);
        locked[6] |= 1;
        assertThat(refusal(Files.write(folder.resolve("locked.mp4"), locked))).contains("encrypted archive");
        assertThat(refusal(Files.write(folder.resolve("empty.mp4"), new byte[0])))
                .contains("not a video or sound file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"still.png", "still.jpg", "still.webp", "still.gif", "still.bmp"})
    void aStillPictureIsRefused(String name) throws Exception {
        var still = Sources.make(folder.resolve(name), "-f lavfi -i testsrc2=s=320x180:d=1 -frames:v 1");
        assertThat(refusal(still)).contains("still picture");
    }

    @Test
    void aVideoOfOnePictureIsRefused() throws Exception {
        var one = Sources.make(folder.resolve("one.mp4"), "-f lavfi -i testsrc2=s=320x180:d=1 -frames:v 1");
        assertThat(refusal(one)).contains("still picture");
    }

    @Test
    void aFileWithoutItsEndIsRefused() throws Exception {
        var indexAtEnd = Sources.cut(clip, folder.resolve("cut-end.mp4"), 0.9);
        assertThat(refusal(indexAtEnd)).contains("incomplete");
        for (var end : List.of(0.4, 0.97)) {
            var fast = Sources.make(folder.resolve("fast.mp4"), "-i " + clip + " -c copy -movflags +faststart");
            assertThat(refusal(Sources.cut(fast, folder.resolve("cut-fast.mp4"), end)))
                    .contains("incomplete");
            var matroska = Sources.make(folder.resolve("whole.mkv"), "-i " + clip + " -c copy");
            assertThat(refusal(Sources.cut(matroska, folder.resolve("cut.mkv"), end)))
                    .contains("incomplete");
        }
        var fragments = Sources.make(
                folder.resolve("fragments.mp4"), "-i " + clip + " -c copy -movflags +frag_keyframe+empty_moov");
        assertThat(refusal(Sources.cut(fragments, folder.resolve("cut-fragments.mp4"), 0.9)))
                .contains("incomplete");
        for (var ending : List.of("avi", "flv", "wav", "flac")) {
            var codec = List.of("wav", "flac").contains(ending) ? "" : " -c copy";
            var whole = Sources.make(folder.resolve("whole." + ending), "-i " + clip + codec);
            assertThat(refusal(Sources.cut(whole, folder.resolve("cut." + ending), 0.5)))
                    .as(ending)
                    .contains("incomplete");
        }
    }

    @Test
    void anEncryptedFileIsRefused() throws Exception {
        var locked = Sources.make(
                folder.resolve("cenc.mp4"),
                "-i " + clip + " -c copy -encryption_scheme cenc-aes-ctr"
                        + " -encryption_key 76a6c65c5ea762046bd749a2e632ccbb"
                        + " -encryption_kid a7e61c373e219033c21091fa607bf3b8");
        assertThat(refusal(locked)).contains("encrypted");
    }

    @Test
    void tooManyPixelsAndTooLongAreRefused() throws Exception {
        var small = new LadderSettings(List.of(240), 320 * 180 - 1, 3600, 4L << 30, 60);
        assertThat(refusal(clip, small)).contains("too large");
        var brief = new LadderSettings(List.of(240), 36_000_000, 3, 4L << 30, 60);
        assertThat(refusal(clip, brief)).contains("too long");
        var bomb = Sources.make(folder.resolve("bomb.mov"), "-f lavfi -i color=s=7000x6000:r=2:d=1 -c:v png");
        assertThat(refusal(bomb)).contains("too large");
    }

    private static String refusal(Path file) throws IOException {
        return refusal(file, Sources.LADDER);
    }

    private static String refusal(Path file, LadderSettings limits) {
        var refused = catchThrowableOfType(SourceRefused.class, () -> PROBER.probe(file, limits));
        assertThat(refused).as(file.getFileName().toString()).isNotNull();
        return refused == null ? "" : refused.reason();
    }
}
