package tributary.transcoder.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.worker.JobFailure;
import tributary.protocol.worker.PosterReport;
import tributary.protocol.worker.RenditionReport;
import tributary.transcoder.ffmpeg.AttemptFailed;
import tributary.transcoder.fmp4.FragmentedMp4;
import tributary.transcoder.fmp4.MalformedMp4;
import tributary.transcoder.plan.Plan;
import tributary.transcoder.plan.Planner;
import tributary.transcoder.plan.Rung;
import tributary.transcoder.probe.Prober;
import tributary.transcoder.probe.SourceRefused;
import tributary.transcoder.site.LeaseLost;
import tributary.transcoder.site.LeasedJob;
import tributary.transcoder.site.ReportRefused;

/// One attempt at one video: probe, plan, poster, rungs, storyboard, each reported as soon as it is there.
final class TranscodingJob {

    private static final Logger log = LoggerFactory.getLogger(TranscodingJob.class);
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_DETAIL = 4000;

    private final LeasedJob job;
    private final Prober prober;
    private final Renditions renditions;
    private final Poster poster;
    private final Storyboard storyboard;
    private final TextFiles texts;
    private final Delivery delivery;
    private final JobProgress progress;
    private final Path folder;

    TranscodingJob(
            LeasedJob job,
            Prober prober,
            Renditions renditions,
            Poster poster,
            Storyboard storyboard,
            TextFiles texts,
            JobProgress progress,
            Path folder) {
        this.job = job;
        this.prober = prober;
        this.renditions = renditions;
        this.poster = poster;
        this.storyboard = storyboard;
        this.texts = texts;
        this.delivery = new Delivery(job);
        this.progress = progress;
        this.folder = folder;
    }

    /// Ends with a report in any case, but for those of its exceptions.
    ///
    /// @throws InterruptedException if the attempt is to be given up
    void run() throws LeaseLost, InterruptedException {
        try {
            try {
                transcode();
                job.done();
                log.info("Job {} is done", job.lease().jobId());
            } catch (SourceRefused refused) {
                fail(refused.reason(), refused.detail(), true);
            } catch (AttemptFailed failed) {
                fail(failed.reason(), failed.detail(), false);
            } catch (IOException | ReportRefused | RuntimeException failure) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
                log.warn("Job {} failed", job.lease().jobId(), failure);
                fail("Converting this video failed for a reason that is not the video's.", failure.toString(), false);
            }
        } catch (ReportRefused refused) {
            log.warn("The site does not take the end of job {}: {}", job.lease().jobId(), refused.getMessage());
        }
    }

    private void fail(String reason, String detail, boolean permanent)
            throws LeaseLost, ReportRefused, InterruptedException {
        log.info("Job {} failed{}: {} {}", job.lease().jobId(), permanent ? " for good" : "", reason, detail);
        job.failure(new JobFailure(cut(reason, LONGEST_REASON), cut(detail, LONGEST_DETAIL), permanent));
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(text.length() - length);
    }

    private void transcode()
            throws IOException, InterruptedException, SourceRefused, AttemptFailed, LeaseLost, ReportRefused {
        var lease = job.lease();
        var source = source();
        progress.begin("Looking into the file", 0);
        var plan = Planner.plan(prober.probe(source, lease.ladder()), lease.ladder());
        job.source(plan.report());
        var groups = RungGroups.of(plan, lease.finishedHeights());
        progress.plan(groups.stream()
                .mapToDouble(group -> RungGroups.work(plan, group))
                .sum());
        var card = poster(plan, source);
        var wantsStoryboard = !lease.storyboardFinished();
        for (var group : groups) {
            var names = group.stream().map(rung -> rung.height() + "p").collect(Collectors.joining(", "));
            progress.begin("Encoding " + names, RungGroups.work(plan, group));
            var files = renditions.make(plan, group, source, card, folder, progress::advance);
            for (var file : files.sequencedEntrySet()) {
                var kept = wantsStoryboard ? Storyboard.keep(file.getValue()) : null;
                finish(plan, file.getKey(), file.getValue());
                if (kept != null) {
                    wantsStoryboard = false;
                    storyboard.make(plan, kept, (sheet, report) -> {
                        delivery.deliver(sheet, report.fileName());
                        job.storyboard(report);
                    });
                    texts.make(plan, source, folder, (text, report) -> {
                        delivery.deliver(text, report.fileName());
                        job.captions(report);
                    });
                }
            }
        }
    }

    private Path source() throws IOException, AttemptFailed, LeaseLost, ReportRefused, InterruptedException {
        var shared = job.lease().sourcePath();
        if (shared != null && Files.isReadable(Path.of(shared))) {
            return Path.of(shared);
        }
        progress.begin("Fetching the file", 0);
        if (folder.toFile().getUsableSpace() < 2 * job.lease().sourceSize()) {
            throw new AttemptFailed(
                    "The machine that converts videos has no room left on its disk.",
                    folder.toFile().getUsableSpace() + " bytes are free");
        }
        var copy = folder.resolve("source");
        job.download(copy);
        return copy;
    }

    /// @return the card for sources without a picture
    private @Nullable Path poster(Plan plan, Path source)
            throws IOException, InterruptedException, SourceRefused, AttemptFailed, LeaseLost, ReportRefused {
        var needsCard = plan.source().picture() == null;
        if (job.lease().posterFinished() && !needsCard) {
            return null;
        }
        progress.begin("Choosing a picture", 0);
        var still = folder.resolve("poster.jpg");
        if (!poster.take(plan, source, still)) {
            return null;
        }
        var card = folder.resolve("card.jpg");
        if (needsCard) {
            Files.copy(still, card);
        }
        if (!job.lease().posterFinished()) {
            var size = Poster.size(plan);
            delivery.deliver(still, "poster.jpg");
            job.poster(new PosterReport("poster.jpg", size.width(), size.height()));
        }
        return needsCard ? card : null;
    }

    private void finish(Plan plan, Rung rung, Path file)
            throws IOException, InterruptedException, SourceRefused, AttemptFailed, LeaseLost, ReportRefused {
        RenditionReport report;
        try {
            var mp4 = FragmentedMp4.read(file);
            Checks.require(plan, rung, mp4);
            report = new RenditionReport(
                    rung.height() + ".mp4",
                    rung.height(),
                    rung.size().width(),
                    rung.size().height(),
                    plan.rate().perSecond(),
                    mp4.peakBitsPerSecond(),
                    mp4.averageBitsPerSecond(),
                    mp4.codecs(),
                    mp4.durationSeconds(),
                    mp4.size(),
                    mp4.initLength(),
                    mp4.hasSound(),
                    mp4.segments());
        } catch (MalformedMp4 failure) {
            throw new AttemptFailed("The converted video did not pass its checks.", failure);
        }
        delivery.deliver(file, report.fileName());
        job.rendition(report);
        log.info("Job {}: {}p is delivered, {} bytes", job.lease().jobId(), rung.height(), report.size());
    }
}
