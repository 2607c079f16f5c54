package tributary.transcoder.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tributary.transcoder.kit.Sources;
import tributary.transcoder.plan.Picture;
import tributary.transcoder.plan.Size;
import tributary.transcoder.plan.Source;

class ProberTests {

    private static final String PICTURE = "-f lavfi -i testsrc2=s=320x180:r=25:d=3 ";
    private static final String SOUND = "-f lavfi -i sine=d=3 ";

    private static final Prober PROBER =
            new Prober(Sources.ffmpeg(), JsonMapper.builder().build());

    private static Path folder = Path.of("");

    @BeforeAll
    static void make() throws Exception {
        folder = Sources.folder("probed");
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource({
        "x.mp4, -c:v libx264 -preset ultrafast -c:a aac",
        "x.mov, -c:v prores -c:a pcm_s16le",
        "x.mkv, -c:v libx265 -preset ultrafast -x265-params log-level=none -c:a libopus",
        "x.webm, -c:v libvpx -deadline realtime -c:a libopus",
        "x.avi, -c:v mpeg4 -c:a libmp3lame",
        "x.flv, -c:v libx264 -preset ultrafast -c:a aac",
        "x.ts, -c:v libx264 -preset ultrafast -c:a aac",
        "x.mpg, -c:v mpeg2video -c:a mp2",
        "x.mxf, -c:v mpeg2video -c:a pcm_s16le -ar 48000",
        "x.asf, -c:v msmpeg4 -c:a wmav2",
        "x.ogv, -c:v mpeg4 -f matroska -c:a flac",
    })
    void ordinaryFilesAreUnderstood(String name, String codecs) throws Exception {
        var source = probe(Sources.make(folder.resolve(name), PICTURE + SOUND + codecs));
        var picture = Objects.requireNonNull(source.picture());
        assertThat(picture.shown()).isEqualTo(new Size(320, 180));
        assertThat(source.soundStream()).isNotNull();
        assertThat(source.durationSeconds()).isCloseTo(3, within(0.2));
        assertThat(Objects.requireNonNull(picture.averageRate()).perSecond()).isCloseTo(25, within(0.5));
    }

    @ParameterizedTest
    @CsvSource({"x.mp3, ''", "x.m4a, -c:a aac", "x.flac, ''", "x.ogg, -c:a libopus", "x.wav, ''", "x.aac, ''"})
    void soundAloneIsUnderstood(String name, String codecs) throws Exception {
        var source = probe(Sources.make(folder.resolve("s" + name), SOUND + codecs));
        assertThat(source.picture()).isNull();
        assertThat(source.soundSeconds()).isCloseTo(3, within(0.2));
    }

    @Test
    void aCoverIsNotAMovingPicture() throws Exception {
        var cover = Sources.make(folder.resolve("cover.jpg"), "-f lavfi -i testsrc2=s=64x64:d=1 -frames:v 1");
        var song = Sources.make(
                folder.resolve("song.mp3"),
                SOUND + "-i " + cover + " -map 0 -map 1 -c:v copy -disposition:v attached_pic");
        assertThat(probe(song).picture()).isNull();
    }

    @Test
    void aTurnedPhoneAndOddPixelsAreSeen() throws Exception {
        var upright = Sources.make(folder.resolve("upright.mp4"), PICTURE + "-c:v libx264 -preset ultrafast");
        var turned = Sources.make(folder.resolve("turned.mp4"), "-display_rotation 90 -i " + upright + " -c copy");
        assertThat(picture(turned).shown()).isEqualTo(new Size(180, 320));
        var wide = Sources.make(folder.resolve("wide.mp4"), PICTURE + "-vf setsar=2/1 -c:v libx264 -preset ultrafast");
        assertThat(picture(wide).shown()).isEqualTo(new Size(640, 180));
    }

    @Test
    void highDynamicRangeAndHalfPicturesAreSeen() throws Exception {
        var hdr = Sources.make(
                folder.resolve("hdr.mp4"),
                PICTURE + "-c:v libx265 -preset ultrafast -pix_fmt yuv420p10le -x265-params"
                        + " log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc");
        assertThat(picture(hdr).isHighDynamicRange()).isTrue();
        var halves = Sources.make(
                folder.resolve("halves.mpg"), PICTURE + "-vf interlace -c:v mpeg2video -flags +ildct+ilme");
        assertThat(picture(halves).interlaced()).isTrue();
    }

    @Test
    void lengthsAreThoseOfThePackets() throws Exception {
        var late = Sources.make(
                folder.resolve("late.mp4"),
                PICTURE + "-itsoffset 1.7 " + SOUND + "-c:v libx264 -preset ultrafast -c:a aac");
        var source = probe(late);
        assertThat(source.pictureSeconds()).isCloseTo(3, within(0.05));
        assertThat(source.soundSeconds()).isCloseTo(4.7, within(0.1));
        var live =
                Sources.make(folder.resolve("live.webm"), PICTURE + "-c:v libvpx -deadline realtime -f webm -live 1");
        assertThat(probe(live).pictureSeconds()).isCloseTo(3, within(0.05));
    }

    @Test
    void jumpsInABroadcastAreClosed() {
        var timeline = new Timeline(true);
        for (var i = 0; i < 50; i++) {
            timeline.add(95_000 + i * 0.04, 0.04);
        }
        for (var i = 0; i < 50; i++) {
            timeline.add(i * 0.04, 0.04);
        }
        assertThat(timeline.end() - timeline.start()).isCloseTo(4, within(0.1));
    }

    private static Picture picture(Path file) throws Exception {
        return Objects.requireNonNull(probe(file).picture());
    }

    private static Source probe(Path file) throws Exception {
        return PROBER.probe(file, Sources.LADDER);
    }
}
