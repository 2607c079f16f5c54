package tributary.transcoder.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.transcoder.kit.Sources;
import tributary.transcoder.plan.Rung;
import tributary.transcoder.plan.Size;

/// Sources as people have them, through the real FFmpeg.
class EncodingTests {

    private static final String PICTURE = "-f lavfi -i testsrc2=s=320x180:r=25:d=5 ";
    private static final String SOUND = "-f lavfi -i sine=d=5 ";
    private static final String CODECS = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac ";

    private static Path folder = Path.of("");

    @BeforeAll
    static void make() throws Exception {
        folder = Sources.folder("encoded");
    }

    @Test
    void keyFramesStandAtTheSameTimesInAllRungs() throws Exception {
        var encoded = Encoded.of(Sources.clip(folder.resolve("hd.mp4"), "854x480", "30", 5.2));
        assertThat(encoded.files().keySet()).extracting(Rung::height).containsExactly(240, 360, 480);
        assertThat(encoded.mp4(240).keyFrameSeconds()).containsExactly(0.0, 2.0, 4.0);
        assertThat(encoded.mp4(480).keyFrameSeconds())
                .isEqualTo(encoded.mp4(240).keyFrameSeconds());
        assertThat(encoded.mp4(360).keyFrameSeconds())
                .isEqualTo(encoded.mp4(240).keyFrameSeconds());
        assertThat(encoded.pictureTimes(480)).isEqualTo(encoded.pictureTimes(240));
    }

    @Test
    void soundAloneGetsAPicture() throws Exception {
        var encoded = Encoded.of(Sources.make(folder.resolve("song.mp3"), SOUND));
        var mp4 = encoded.mp4(360);
        assertThat(mp4.hasSound()).isTrue();
        assertThat(mp4.durationSeconds()).isCloseTo(5, within(0.15));
        assertThat(mp4.keyFrameSeconds()).containsExactly(0.0, 2.0, 4.0);
    }

    @Test
    void aPictureWithoutSoundStaysSilent() throws Exception {
        var encoded = Encoded.of(Sources.make(folder.resolve("silent.mp4"), PICTURE + CODECS));
        assertThat(encoded.mp4(240).hasSound()).isFalse();
        assertThat(encoded.mp4(240).codecs()).startsWith("avc1.").doesNotContain(",");
    }

    @Test
    void aTurnedPhoneIsShownUpright() throws Exception {
        var lying = Sources.clip(folder.resolve("lying.mp4"), "640x360", "30", 3);
        var turned = Sources.make(folder.resolve("turned.mp4"), "-display_rotation 90 -i " + lying + " -c copy");
        var encoded = Encoded.of(turned);
        assertThat(encoded.plan().top().size()).isEqualTo(new Size(360, 640));
        assertThat(Encoded.of(encoded.file(360)).plan().top().size()).isEqualTo(new Size(360, 640));
    }

    @ParameterizedTest
    @ValueSource(strings = {"321x181", "255x333", "1000x64"})
    void oddSizesComeOutEven(String size) throws Exception {
        var odd = Sources.make(
                folder.resolve(size + ".mkv"),
                "-f lavfi -i testsrc2=s=" + size + ":r=25:d=3 -c:v ffv1 -pix_fmt yuv444p");
        assertThat(Encoded.of(odd).mp4(240).durationSeconds()).isCloseTo(3, within(0.05));
    }

    @Test
    void picturesOfDifferentLengthsComeToASteadyGrid() throws Exception {
        var shaky = Sources.make(
                folder.resolve("shaky.mp4"),
                "-f lavfi -i testsrc2=s=320x180:r=60:d=6 -vf select=not(mod(n\\,7))+lt(random(0)\\,0.3) "
                        + "-fps_mode vfr -c:v libx264 -preset ultrafast");
        var encoded = Encoded.of(shaky);
        assertThat(encoded.plan().rate().perSecond()).isEqualTo(30);
        var times = encoded.pictureTimes(240);
        for (var i = 0; i < times.size(); i++) {
            assertThat(times.get(i)).isCloseTo(i / 30.0, within(0.001));
        }
        assertThat(encoded.mp4(240).keyFrameSeconds()).containsExactly(0.0, 2.0, 4.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mkv", "ts"})
    void soundThatBeginsLateStaysInTime(String ending) throws Exception {
        var late =
                Sources.make(folder.resolve("late." + ending), PICTURE + "-itsoffset 1.7 " + SOUND + "-t 5 " + CODECS);
        var encoded = Encoded.of(late);
        assertThat(encoded.soundBegins(240)).isCloseTo(1.7, within(0.06));
        assertThat(encoded.mp4(240).durationSeconds()).isCloseTo(5, within(0.15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "ts"})
    void aPictureThatBeginsLateIsShownFromTheStart(String ending) throws Exception {
        var late = Sources.make(
                folder.resolve("late-picture." + ending),
                "-itsoffset 1.3 " + PICTURE + SOUND + "-map 0 -map 1 " + CODECS);
        var encoded = Encoded.of(late);
        assertThat(encoded.pictureTimes(240).getFirst()).isZero();
        assertThat(encoded.mp4(240).durationSeconds()).isCloseTo(6.3, within(0.15));
    }

    @Test
    void theShorterTrackIsFilledUp() throws Exception {
        var brief = Sources.make(
                folder.resolve("brief.mp4"),
                "-f lavfi -i testsrc2=s=320x180:r=25:d=2 " + "-f lavfi -i sine=d=9 " + CODECS);
        var longSound = Encoded.of(brief);
        assertThat(longSound.pictureTimes(240).getLast()).isCloseTo(9, within(0.1));
        assertThat(longSound.mp4(240).segments()).hasSize(3);
        var quiet = Sources.make(folder.resolve("quiet.mp4"), PICTURE + "-f lavfi -i sine=d=2 " + CODECS);
        assertThat(Encoded.of(quiet).soundTimes(240).getLast()).isCloseTo(5, within(0.1));
    }

    @Test
    void highDynamicRangeHalfPicturesAndOddPixelsAreConverted() throws Exception {
        var hdr = Sources.make(
                folder.resolve("hdr.mp4"),
                "-f lavfi -i testsrc2=s=320x180:r=25:d=1 -c:v libx265 -preset ultrafast -pix_fmt yuv420p10le -x265-params"
                        + " log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc"
                        + " -color_primaries bt2020 -color_trc smpte2084 -colorspace bt2020nc");
        assertThat(Encoded.of(hdr).mp4(240).durationSeconds()).isCloseTo(1, within(0.05));
        var halves = Sources.make(
                folder.resolve("halves.mpg"),
                "-f lavfi -i testsrc2=s=720x576:r=50:d=2 -vf interlace,setsar=64/45 -c:v mpeg2video -flags +ildct+ilme");
        assertThat(Encoded.of(halves).plan().top().size()).isEqualTo(new Size(854, 480));
    }

    @ParameterizedTest
    @ValueSource(strings = {"24000/1001", "50", "5", "120"})
    void ratesAreKeptOrBroughtIntoRange(String rate) throws Exception {
        var encoded = Encoded.of(Sources.clip(folder.resolve("rate.mp4"), "160x90", rate, 5));
        var times = encoded.mp4(240).keyFrameSeconds();
        assertThat(times).hasSize(3);
        assertThat(times.get(2)).isCloseTo(2 * encoded.plan().keyFrameSeconds(), within(0.001));
    }

    @Test
    void segmentsCoverAllFragmentsWithoutGaps() throws Exception {
        var mp4 = Encoded.of(Sources.clip(folder.resolve("long.mp4"), "320x180", "30", 12.5))
                .mp4(240);
        var segments = mp4.segments();
        assertThat(segments).hasSize(3);
        assertThat(segments.getFirst().offset()).isGreaterThan(mp4.initLength());
        var next = segments.getFirst().offset();
        for (var segment : segments) {
            assertThat(segment.offset()).isEqualTo(next);
            next += segment.length();
        }
        assertThat(segments.stream()
                        .mapToDouble(segment -> segment.durationSeconds())
                        .sum())
                .isCloseTo(12.5, within(0.05));
        assertThat(List.of(mp4.peakBitsPerSecond()))
                .allSatisfy(peak -> assertThat(peak).isGreaterThan(mp4.averageBitsPerSecond() / 2));
    }
}
