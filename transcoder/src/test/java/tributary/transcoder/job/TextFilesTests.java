package tributary.transcoder.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import tributary.protocol.worker.CaptionsReport;
import tributary.transcoder.kit.FakeSite;
import tributary.transcoder.kit.RunningTranscoder;
import tributary.transcoder.kit.Sources;

class TextFilesTests {

    @Test
    void subtitlesInTheFileAreWrittenAsWebVttOneForEachLanguage() throws Exception {
        var folder = Sources.folder("texts");
        var german = Files.writeString(folder.resolve("german.srt"), "1\n00:00:00,500 --> 00:00:01,000\nGrüße\n");
        var english = Files.writeString(folder.resolve("english.srt"), "1\n00:00:00,500 --> 00:00:01,000\nHello\n");
        var source = Sources.make(
                folder.resolve("source.mkv"),
                "-f lavfi -i testsrc2=s=320x240:r=25:d=2 -i " + german + " -i " + english
                        + " -map 0 -map 1 -map 2 -map 2 -c:v libx264 -c:s:0 srt -c:s:1 ass -c:s:2 srt"
                        + " -metadata:s:s:0 language=ger -metadata:s:s:1 language=eng -metadata:s:s:2 language=eng");
        try (var site = new FakeSite(folder);
                var _ = new RunningTranscoder(site, folder, true)) {
            var job = site.offer(source, true, List.of(), Sources.LADDER);
            var first = site.await(CaptionsReport.class);
            var second = site.await(CaptionsReport.class);
            assertThat(List.of(first.language(), second.language())).containsExactly("ger", "eng");
            assertThat(site.output(job).resolve(first.fileName())).content().contains("WEBVTT", "Grüße");
            assertThat(site.output(job).resolve(second.fileName())).content().contains("Hello");
            site.await(FakeSite.Done.class);
            assertThat(site.events).noneMatch(CaptionsReport.class::isInstance);
        }
    }
}
