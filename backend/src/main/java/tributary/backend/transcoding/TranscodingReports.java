package tributary.backend.transcoding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.backend.site.Refused;
import tributary.backend.storage.Blobs;
import tributary.backend.videos.Video;
import tributary.backend.videos.Videos;
import tributary.protocol.worker.CaptionsReport;
import tributary.protocol.worker.JobFailure;
import tributary.protocol.worker.PosterReport;
import tributary.protocol.worker.RenditionReport;
import tributary.protocol.worker.SourceReport;
import tributary.protocol.worker.StoryboardReport;

/// What workers say about their jobs. Every report may come twice, as answers get lost; a report under a lease that is
/// over is refused with 410 and changes nothing.
@Service
public class TranscodingReports {

    private final JobRows rows;
    private final JobFolders folders;
    private final JobFailures failures;
    private final Renditions renditions;
    private final RenditionRows renditionRows;
    private final Storyboards storyboards;
    private final Blobs blobs;
    private final Videos videos;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    TranscodingReports(
            JobRows rows,
            JobFolders folders,
            JobFailures failures,
            Renditions renditions,
            RenditionRows renditionRows,
            Storyboards storyboards,
            Blobs blobs,
            Videos videos,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.folders = folders;
        this.failures = failures;
        this.renditions = renditions;
        this.renditionRows = renditionRows;
        this.storyboards = storyboards;
        this.blobs = blobs;
        this.videos = videos;
        this.transaction = transaction;
        this.events = events;
    }

    /// The source's file, for the worker that holds its job.
    public Path source(UUID jobId, String lease) {
        var source = leased(jobId, lease).source();
        if (source == null) {
            throw TranscodingLeases.gone();
        }
        return folders.source(source);
    }

    /// Takes a file that a worker without the shared folder sends; one of that name is replaced.
    public void receive(UUID jobId, String lease, String fileName, InputStream content) throws IOException {
        var file = folders.outputFile(leased(jobId, lease), fileName);
        var draft = Files.createTempFile(file.resolveSibling(""), ".", ".draft");
        try {
            Files.copy(content, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// The source was probed and the rungs are planned.
    public void probed(UUID jobId, String lease, SourceReport report) {
        held(jobId, lease, (video, job) -> {
            rows.planned(jobId, report.heights());
            videos.sourceProbed(video.id(), report.durationSeconds(), report.width(), report.height());
            events.publishEvent(new ChaptersFound(video.id(), report.chapters()));
        });
    }

    public void poster(UUID jobId, String lease, PosterReport report) {
        var job = leased(jobId, lease);
        if (job.posterStored()) {
            return;
        }
        var file = folders.deliveredFile(job, report.fileName());
        held(jobId, lease, (video, now) -> {
            var key = video.uuid() + "/" + now.fileUuid() + "-poster.jpg";
            blobs.put(key, file);
            rows.posterStored(jobId);
            videos.posterReady(video.id(), key, report.width(), report.height());
        });
    }

    public void storyboard(UUID jobId, String lease, StoryboardReport report) {
        Storyboards.require(report);
        held(jobId, lease, (video, job) -> storyboards.store(video, job, report));
    }

    public void captions(UUID jobId, String lease, CaptionsReport report) {
        var file = folders.deliveredFile(leased(jobId, lease), report.fileName());
        held(jobId, lease, (video, _) -> events.publishEvent(new CaptionsFound(video.id(), report.language(), file)));
    }

    /// Stores the file and its row together: while the job is held no other attempt can put other bytes under the
    /// same key.
    public void rendition(UUID jobId, String lease, RenditionReport report) {
        RenditionCheck.require(report);
        var leased = rows.find(jobId).orElseThrow(TranscodingLeases::gone);
        if (renditionRows
                .findByVideoIdAndHeight(leased.videoId(), report.height())
                .isPresent()) {
            return;
        }
        var file = folders.deliveredFile(leased(jobId, lease), report.fileName(), report.size());
        held(jobId, lease, (video, job) -> {
            var key = video.uuid() + "/" + job.fileUuid() + "-" + report.height() + "-fragmented.mp4";
            blobs.put(key, file);
            var row = renditionRows.save(new RenditionEntity(
                    video.id(), job.fileUuid(), report, key, Instant.now().truncatedTo(ChronoUnit.MICROS)));
            events.publishEvent(new RenditionStored(row.id(), video.id()));
        });
    }

    /// Nothing more will come.
    public void done(UUID jobId, String lease) {
        var before = rows.find(jobId).orElseThrow(TranscodingLeases::gone);
        if (before.state() == Job.State.DONE && lease.equals(before.lease())) {
            return;
        }
        held(jobId, lease, (video, job) -> {
            if (renditionRows.findByVideoIdOrderByHeightDesc(video.id()).isEmpty()) {
                throw Refused.conflict("A job without a rendition cannot be done.");
            }
            rows.done(jobId);
            videos.processingFinished(video.id());
            renditions.settle(video.id());
            events.publishEvent(new JobEnded(jobId));
        });
    }

    public void failed(UUID jobId, String lease, JobFailure failure) {
        held(jobId, lease, (_, job) -> {
            failures.end(job, failure);
            events.publishEvent(new JobEnded(jobId));
        });
    }

    private Job leased(UUID jobId, String lease) {
        return rows.find(jobId).filter(job -> job.isHeldBy(lease)).orElseThrow(TranscodingLeases::gone);
    }

    private interface Step {
        void take(Video video, Job job);
    }

    private void held(UUID jobId, String lease, Step step) {
        transaction.executeWithoutResult(_ -> {
            var found = leased(jobId, lease);
            var video = videos.hold(found.videoId()).orElseThrow(TranscodingLeases::gone);
            var job = rows.lock(jobId).filter(row -> row.isHeldBy(lease)).orElseThrow(TranscodingLeases::gone);
            step.take(video, job);
            events.publishEvent(new ProcessingChanged(job.accountId(), job.videoId()));
        });
    }
}
