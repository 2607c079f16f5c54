package tributary.backend.transcoding;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Removes sources and working folders that nobody will need: after a job ended, and at the start what a crash has
/// left.
@Component
class JobSweep {

    private final JobRows rows;
    private final JobFolders folders;

    JobSweep(JobRows rows, JobFolders folders) {
        this.rows = rows;
        this.folders = folders;
    }

    @TransactionalEventListener
    void on(JobEnded event) {
        folders.discard(event.jobId());
        Thread.ofVirtual().name("job sweep").start(this::removeSources);
    }

    @EventListener(ApplicationReadyEvent.class)
    void removeSources() {
        for (var job : rows.withUselessSource()) {
            var source = job.source();
            if (source != null && folders.discardSource(source)) {
                rows.sourceRemoved(job.id());
            }
        }
    }
}
