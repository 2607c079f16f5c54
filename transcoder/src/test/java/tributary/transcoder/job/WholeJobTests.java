package tributary.transcoder.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tributary.protocol.worker.PosterReport;
import tributary.protocol.worker.RenditionReport;
import tributary.protocol.worker.SourceReport;
import tributary.protocol.worker.StoryboardReport;
import tributary.transcoder.fmp4.FragmentedMp4;
import tributary.transcoder.kit.FakeSite;
import tributary.transcoder.kit.RunningTranscoder;
import tributary.transcoder.kit.Sources;

class WholeJobTests {

    @Test
    void aClipBecomesOneRungAfterTheOtherInTheSharedFolder() throws Exception {
        var folder = Sources.folder("whole");
        var source = Sources.clip(folder.resolve("source.mp4"), "640x360", "30000/1001", 7);
        try (var site = new FakeSite(folder);
                var _ = new RunningTranscoder(site, folder, true)) {
            var job = site.offer(source, true, List.of(), Sources.LADDER);
            var probed = site.await(SourceReport.class);
            assertThat(probed.heights()).containsExactly(240, 360);
            assertThat(probed.durationSeconds()).isCloseTo(7, within(0.1));
            assertThat(probed.width()).isEqualTo(640);
            var poster = site.await(PosterReport.class);
            assertThat(poster.width()).isEqualTo(640);
            assertThat(poster.height()).isEqualTo(360);
            assertThat(site.output(job).resolve(poster.fileName())).isNotEmptyFile();
            var lowest = site.await(RenditionReport.class);
            assertThat(lowest.height()).isEqualTo(240);
            assertThat(lowest.width()).isEqualTo(426);
            var sheet = site.await(StoryboardReport.class);
            assertThat(site.renditions)
                    .as("rungs before the storyboard")
                    .extracting(RenditionReport::height)
                    .containsExactly(240);
            assertThat(sheet).isEqualTo(new StoryboardReport("storyboard.jpg", 160, 90, 7, 7, 1));
            var picture =
                    ImageIO.read(site.output(job).resolve(sheet.fileName()).toFile());
            assertThat(picture.getWidth()).isEqualTo(7 * 160);
            assertThat(picture.getHeight()).isEqualTo(90);
            site.await(FakeSite.Done.class);
            assertThat(site.renditions).extracting(RenditionReport::height).containsExactly(240, 360);
            var keyFrames = new ArrayList<List<Double>>();
            for (var rendition : site.renditions) {
                keyFrames.add(FragmentedMp4.read(site.output(job).resolve(rendition.fileName()))
                        .keyFrameSeconds());
                assertThat(rendition.codecs()).matches("avc1\\.64[0-9a-f]{4},mp4a\\.40\\.2");
                assertThat(rendition.hasAudio()).isTrue();
            }
            assertThat(keyFrames.get(0)).hasSize(4).isEqualTo(keyFrames.get(1));
        }
    }
}
