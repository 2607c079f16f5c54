package tributary.backend.transcoding;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tributary.backend.settings.LiveSettings;
import tributary.backend.videos.Videos;
import tributary.protocol.worker.JobFailure;

/// What becomes of a job whose attempt failed. Everything here runs inside the caller's transaction.
@Component
class JobFailures {

    private static final Logger log = LoggerFactory.getLogger(JobFailures.class);
    private static final JobFailure SILENCE = new JobFailure(
            "Processing was interrupted several times. Try again; if it happens again, tell the administrator.",
            "The worker sent no heartbeat.",
            false);

    private final JobRows rows;
    private final Videos videos;
    private final LiveSettings live;
    private final ApplicationEventPublisher events;

    JobFailures(JobRows rows, Videos videos, LiveSettings live, ApplicationEventPublisher events) {
        this.rows = rows;
        this.videos = videos;
        this.live = live;
        this.events = events;
    }

    /// Counts silence as a failed attempt, unless a heartbeat came in the meantime.
    void expire(UUID jobId) {
        rows.find(jobId)
                .flatMap(job -> videos.hold(job.videoId()))
                .ifPresent(
                        _ -> rows.lock(jobId).filter(_ -> rows.isExpired(jobId)).ifPresent(job -> end(job, SILENCE)));
    }

    /// The caller holds the video and the job.
    void end(Job job, JobFailure failure) {
        var reason = cut(failure.reason(), 500);
        var detail = cut(failure.detail(), 4000);
        var givenUp = true;
        if (failure.permanent()) {
            rows.failed(job.id(), reason, detail, false);
            videos.processingFailed(job.videoId(), reason);
        } else if (job.attempts() >= live.of(TranscodingSettings.class).attempts()) {
            rows.failed(job.id(), reason, detail, true);
            videos.processingFailed(job.videoId(), reason);
        } else {
            givenUp = false;
            rows.queueAgain(
                    job.id(), live.of(TranscodingSettings.class).retryDelay().multipliedBy(job.attempts()), detail);
            events.publishEvent(new JobQueued(job.id()));
        }
        log.warn(
                "Job {} failed in attempt {} ({}): {} {}",
                job.id(),
                job.attempts(),
                failure.permanent() ? "for good" : "may be tried again",
                reason,
                detail);
        if (givenUp) {
            events.publishEvent(new ProcessingGivenUp(job.videoId(), job.accountId(), reason));
        }
        events.publishEvent(new ProcessingChanged(job.accountId(), job.videoId()));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
