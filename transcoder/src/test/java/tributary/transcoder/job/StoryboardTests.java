package tributary.transcoder.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tributary.protocol.worker.RenditionReport;
import tributary.protocol.worker.SourceReport;
import tributary.protocol.worker.StoryboardReport;
import tributary.transcoder.kit.FakeSite;
import tributary.transcoder.kit.RunningTranscoder;
import tributary.transcoder.kit.Sources;

class StoryboardTests {

    @Test
    void aLongPortraitVideoIsSurveyedByItsKeyFramesAlone() throws Exception {
        var folder = Sources.folder("storyboard");
        var source = Sources.make(
                folder.resolve("source.mp4"),
                // Gray that becomes a little brighter with every second, so that a tile tells when it was taken.
                "-f lavfi -i color=c=black:s=90x160:r=25:d=590,geq=lum=16+T*0.3:cb=128:cr=128"
                        + " -c:v libx264 -preset ultrafast -pix_fmt yuv420p -color_range tv");
        try (var site = new FakeSite(folder);
                var _ = new RunningTranscoder(site, folder, true)) {
            var job = site.offer(source, true, List.of(), Sources.LADDER);
            var sheet = site.await(StoryboardReport.class);
            assertThat(sheet).isEqualTo(new StoryboardReport("storyboard.jpg", 90, 160, 12, 118, 5));
            site.await(FakeSite.Done.class);
            var picture =
                    ImageIO.read(site.output(job).resolve(sheet.fileName()).toFile());
            assertThat(picture.getWidth()).isEqualTo(12 * 90);
            assertThat(picture.getHeight()).isEqualTo(10 * 160);
            for (var tile : List.of(0, 1, 13, 60, 117)) {
                var seconds = brightness(picture, sheet, tile) * 219 / 255.0 / 0.3;
                // Key frames lie two seconds apart; JPEG and rounding take their share.
                assertThat(seconds).as("moment of tile %d", tile).isCloseTo(tile * 5 + 1, within(7.0));
            }
            assertThat(brightness(picture, sheet, 118))
                    .as("a place that is not used")
                    .isLessThan(3);
        }
    }

    @Test
    void soundAloneHasNoStoryboard() throws Exception {
        var folder = Sources.folder("storyboard-sound");
        var source = Sources.make(folder.resolve("source.mp3"), "-f lavfi -i sine=d=3");
        try (var site = new FakeSite(folder);
                var _ = new RunningTranscoder(site, folder, true)) {
            site.offer(source, true, List.of(), Sources.LADDER);
            site.await(FakeSite.Done.class);
            assertThat(site.events).noneMatch(StoryboardReport.class::isInstance);
        }
    }

    @Test
    void aStoryboardThatNobodyTakesFailsNoVideo() throws Exception {
        var folder = Sources.folder("storyboard-refused");
        var source = Sources.clip(folder.resolve("source.mp4"), "640x360", "25", 2);
        try (var site = new FakeSite(folder);
                var _ = new RunningTranscoder(site, folder, false)) {
            site.refusesStoryboards = true;
            site.offer(source, false, List.of(), Sources.LADDER);
            site.await(StoryboardReport.class);
            site.await(FakeSite.Done.class);
            assertThat(site.renditions).extracting(RenditionReport::height).containsExactly(240, 360);
        }
    }

    @Test
    void theChaptersOfTheFileAreReported() throws Exception {
        var folder = Sources.folder("chapters");
        var names = Files.writeString(folder.resolve("chapters.txt"), """
                ;FFMETADATA1
                [CHAPTER]
                TIMEBASE=1/1000
                START=0
                END=1500
                title=The <b>start</b>
                [CHAPTER]
                TIMEBASE=1/1000
                START=1500
                END=3000
                title=Grüße
                """);
        var source = Sources.make(
                folder.resolve("source.mkv"),
                "-f lavfi -i testsrc2=s=320x240:r=25:d=3 -i " + names + " -map 0 -map_chapters 1 -c:v libx264");
        try (var site = new FakeSite(folder);
                var _ = new RunningTranscoder(site, folder, true)) {
            site.offer(source, true, List.of(), Sources.LADDER);
            var probed = site.await(SourceReport.class);
            assertThat(probed.chapters()).hasSize(2);
            assertThat(probed.chapters().get(0).title()).isEqualTo("The <b>start</b>");
            assertThat(probed.chapters().get(1).startSeconds()).isEqualTo(1.5);
            assertThat(probed.chapters().get(1).title()).isEqualTo("Grüße");
            site.await(FakeSite.Done.class);
        }
    }

    private static int brightness(BufferedImage sheet, StoryboardReport report, int tile) {
        var x = tile % report.columns() * report.tileWidth() + report.tileWidth() / 2;
        var y = tile / report.columns() * report.tileHeight() + report.tileHeight() / 2;
        return new Color(sheet.getRGB(x, y)).getGreen();
    }
}
