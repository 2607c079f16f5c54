package tributary.transcoder.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.worker.LadderSettings;
import tributary.protocol.worker.StoryboardReport;
import tributary.transcoder.ffmpeg.Allowance;
import tributary.transcoder.ffmpeg.Ffmpeg;
import tributary.transcoder.ffmpeg.Stills;
import tributary.transcoder.plan.Plan;
import tributary.transcoder.plan.Sheet;
import tributary.transcoder.site.LeaseLost;
import tributary.transcoder.site.ReportRefused;

/// Makes the sheet of small pictures that players show while one looks for a place. It is made of the lowest rung,
/// which
/// is quick to decode, after that rung was delivered. A video without one is no worse than that: nothing that goes
/// wrong
/// here is the job's failure.
final class Storyboard {

    private static final Logger log = LoggerFactory.getLogger(Storyboard.class);
    private static final Duration STANDSTILL = Duration.ofMinutes(3);
    private static final long LARGEST_FILE = 16L << 20;
    private static final String FILE = "storyboard.jpg";

    private final Ffmpeg ffmpeg;
    private final LadderSettings limits;

    Storyboard(Ffmpeg ffmpeg, LadderSettings limits) {
        this.ffmpeg = ffmpeg;
        this.limits = limits;
    }

    interface Report {
        void send(Path file, StoryboardReport report)
                throws IOException, LeaseLost, ReportRefused, InterruptedException;
    }

    /// Keeps the rung's bytes under another name, as its delivery moves it away.
    static Path keep(Path rung) throws IOException {
        var kept = rung.resolveSibling("kept-" + rung.getFileName());
        try {
            return Files.createLink(kept, rung);
        } catch (UnsupportedOperationException | IOException _) {
            return Files.copy(rung, kept);
        }
    }

    /// @param rung a delivered one; it is removed
    void make(Plan plan, Path rung, Report report) throws LeaseLost, InterruptedException {
        var sheet = Sheet.of(plan);
        try {
            if (sheet != null) {
                make(plan, sheet, rung, report);
            }
            Files.deleteIfExists(rung);
        } catch (IOException | ReportRefused | RuntimeException failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            log.warn("No storyboard", failure);
        }
    }

    private void make(Plan plan, Sheet sheet, Path rung, Report report)
            throws IOException, LeaseLost, ReportRefused, InterruptedException {
        var file = rung.resolveSibling(FILE);
        var cpuSeconds = 60 + (long) plan.source().durationSeconds();
        var allowance = new Allowance(limits.maximumMemoryBytes(), cpuSeconds, LARGEST_FILE, STANDSTILL);
        var ending = ffmpeg.ffmpeg(Stills.storyboard(rung, sheet, limits.maximumPixels(), file), allowance, _ -> false);
        if (!ending.isSuccess() || !Files.exists(file) || Files.size(file) == 0) {
            log.warn("No storyboard: {}", ending.detail());
            return;
        }
        var tile = sheet.tile();
        report.send(
                file,
                new StoryboardReport(
                        FILE, tile.width(), tile.height(), sheet.columns(), sheet.count(), sheet.intervalSeconds()));
    }
}
