package tributary.transcoder.job;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.worker.JobFailure;
import tributary.transcoder.ffmpeg.Ffmpeg;
import tributary.transcoder.probe.Prober;
import tributary.transcoder.site.LeaseLost;
import tributary.transcoder.site.LeasedJob;

/// Runs jobs while saying every three seconds that they are alive.
public final class JobRunner {

    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private final Ffmpeg ffmpeg;
    private final Prober prober;
    private final Workspace workspace;

    public JobRunner(Ffmpeg ffmpeg, Prober prober, Workspace workspace) {
        this.ffmpeg = ffmpeg;
        this.prober = prober;
        this.workspace = workspace;
    }

    /// Returns when the job is over: done, failed or lost.
    ///
    /// @throws InterruptedException if this process shall end; the job is then given back
    public void run(LeasedJob job) throws InterruptedException {
        var lease = job.lease();
        log.info("Job {} begins, attempt {}", lease.jobId(), lease.attempt());
        var progress = new JobProgress(InstantSource.system());
        var lost = new AtomicBoolean();
        var worker = Thread.currentThread();
        var heart = Thread.ofVirtual()
                .name("heartbeat")
                .start(() -> beat(job, progress, () -> {
                    lost.set(true);
                    worker.interrupt();
                }));
        try {
            var folder = workspace.begin(lease.jobId() + "-" + lease.attempt());
            try {
                new TranscodingJob(
                                job,
                                prober,
                                new Renditions(ffmpeg, lease.ladder()),
                                new Poster(ffmpeg, lease.ladder()),
                                new Storyboard(ffmpeg, lease.ladder()),
                                new TextFiles(ffmpeg, lease.ladder()),
                                progress,
                                folder)
                        .run();
            } finally {
                Workspace.remove(folder);
            }
        } catch (LeaseLost _) {
            log.info("Job {} is not ours any more", lease.jobId());
        } catch (IOException failure) {
            log.warn("Job {} cannot begin", lease.jobId(), failure);
            job.giveBack(new JobFailure("The machine that converts videos cannot write.", failure.toString(), false));
        } catch (InterruptedException interrupted) {
            if (!lost.get()) {
                job.giveBack(new JobFailure("The process that converts videos was stopped.", "SIGTERM", false));
                throw interrupted;
            }
            log.info("Job {} is not ours any more", lease.jobId());
        } finally {
            heart.interrupt();
            heart.join();
            if (lost.get()) {
                Thread.interrupted();
            }
        }
    }

    private static void beat(LeasedJob job, JobProgress progress, Runnable whenLost) {
        try {
            while (true) {
                try {
                    job.heartbeat(progress.heartbeat());
                } catch (IOException failure) {
                    log.info("A heartbeat was not heard: {}", failure.toString());
                }
                Thread.sleep(HEARTBEAT);
            }
        } catch (LeaseLost _) {
            whenLost.run();
        } catch (InterruptedException _) {
            // The job is over.
        }
    }
}
