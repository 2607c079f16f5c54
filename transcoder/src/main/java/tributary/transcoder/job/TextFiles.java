package tributary.transcoder.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.worker.CaptionsReport;
import tributary.protocol.worker.LadderSettings;
import tributary.transcoder.ffmpeg.Allowance;
import tributary.transcoder.ffmpeg.Ffmpeg;
import tributary.transcoder.ffmpeg.Texts;
import tributary.transcoder.plan.Plan;
import tributary.transcoder.plan.TextTrack;
import tributary.transcoder.site.LeaseLost;
import tributary.transcoder.site.ReportRefused;

/// Writes the subtitles that a source brings as files of their own. As with storyboards, nothing that goes wrong here
/// is
/// the job's failure: their creator can still add a file.
final class TextFiles {

    private static final Logger log = LoggerFactory.getLogger(TextFiles.class);
    private static final Duration STANDSTILL = Duration.ofMinutes(5);
    private static final long LARGEST_FILE = 8L << 20;

    private final Ffmpeg ffmpeg;
    private final LadderSettings limits;

    TextFiles(Ffmpeg ffmpeg, LadderSettings limits) {
        this.ffmpeg = ffmpeg;
        this.limits = limits;
    }

    interface Report {
        void send(Path file, CaptionsReport report) throws IOException, LeaseLost, ReportRefused, InterruptedException;
    }

    void make(Plan plan, Path source, Path folder, Report report) throws LeaseLost, InterruptedException {
        if (plan.source().texts().isEmpty()) {
            return;
        }
        try {
            var files = new LinkedHashMap<TextTrack, Path>();
            for (var track : plan.source().texts()) {
                files.put(track, folder.resolve("captions-" + track.stream() + ".vtt"));
            }
            var cpuSeconds = 60 + (long) plan.source().durationSeconds();
            var allowance = new Allowance(limits.maximumMemoryBytes(), cpuSeconds, LARGEST_FILE, STANDSTILL);
            var ending = ffmpeg.ffmpeg(Texts.arguments(source, limits.maximumPixels(), files), allowance, _ -> false);
            if (!ending.isSuccess()) {
                log.warn("No captions: {}", ending.detail());
                return;
            }
            for (var file : files.sequencedEntrySet()) {
                if (Files.exists(file.getValue())) {
                    var name = file.getValue().getFileName().toString();
                    report.send(
                            file.getValue(),
                            new CaptionsReport(name, file.getKey().language()));
                }
            }
        } catch (IOException | ReportRefused | RuntimeException failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            log.warn("No captions", failure);
        }
    }
}
