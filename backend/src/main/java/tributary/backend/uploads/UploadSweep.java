package tributary.backend.uploads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tributary.backend.site.HomeFolder;

/// Finishes uploads whose last step was cut off, removes those that nobody goes on with, and files that belong to none.
@Component
class UploadSweep {

    private static final Logger log = LoggerFactory.getLogger(UploadSweep.class);

    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final UploadRows rows;
    private final UploadFiles files;
    private final UploadCompletion completion;
    private final UploadReception reception;
    private final HomeFolder home;

    UploadSweep(
            UploadRows rows,
            UploadFiles files,
            UploadCompletion completion,
            UploadReception reception,
            HomeFolder home) {
        this.rows = rows;
        this.files = files;
        this.completion = completion;
        this.reception = reception;
        this.home = home;
    }

    @EventListener(ApplicationReadyEvent.class)
    void atStart() {
        sweep();
        removeOrphans();
    }

    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
    void sweep() {
        for (var upload : rows.complete()) {
            try {
                completion.complete(upload.id());
            } catch (RuntimeException failure) {
                log.warn("Upload {} cannot become a video yet", upload.id(), failure);
            }
        }
        for (var upload : rows.expired()) {
            log.info("Upload {} is removed: nothing came for long", upload.id());
            rows.delete(upload.id());
            files.delete(upload.id());
            reception.forget(upload.id());
        }
    }

    /// A crash between making a file and its row, or between removing a row and its file, leaves a file alone.
    private void removeOrphans() {
        try (var all = Files.list(home.uploads())) {
            all.filter(this::isOrphan).forEach(file -> {
                log.info("{} belongs to no upload and is removed", file);
                files.delete(UUID.fromString(file.getFileName().toString()));
            });
        } catch (IOException failure) {
            log.warn("The uploads folder cannot be listed", failure);
        }
    }

    /// Requests are served already, so a young file may be one whose row is being written.
    private boolean isOrphan(Path file) {
        try {
            if (file.toFile().lastModified() > System.currentTimeMillis() - YOUNG.toMillis()) {
                return false;
            }
            return rows.find(UUID.fromString(file.getFileName().toString())).isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
