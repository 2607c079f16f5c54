package tributary.backend.transcoding;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tributary.backend.storage.Blobs;
import tributary.backend.videos.VideoDeleted;

/// Files of deleted videos. What is to be removed is written down in the deleting transaction and done after it, or at
/// the next start: a crash in between leaves nothing on the disk for ever.
@Component
class Leftovers {

    private record Leftover(
            long id,
            String blobPrefix,
            @Nullable String source,
            @Nullable UUID jobId) {}

    private final JdbcClient database;
    private final Blobs blobs;
    private final JobFolders folders;

    Leftovers(JdbcClient database, Blobs blobs, JobFolders folders) {
        this.database = database;
        this.blobs = blobs;
        this.folders = folders;
    }

    @EventListener
    void remember(VideoDeleted event) {
        database.sql("""
                insert into leftover (blob_prefix, source, job_id)
                select ?, job.source, job.id
                  from (select 1) one left join transcoding_job job on job.video_id = ?
                """).params(event.uuid() + "/", event.videoId()).update();
    }

    @TransactionalEventListener
    void removeAfter(VideoDeleted event) {
        Thread.ofVirtual().name("leftovers").start(this::remove);
    }

    @EventListener(ApplicationReadyEvent.class)
    void removeAtStart() {
        remove();
    }

    private void remove() {
        for (var leftover : all()) {
            blobs.deleteAll(leftover.blobPrefix());
            if (leftover.jobId() != null) {
                folders.discard(leftover.jobId());
            }
            if (leftover.source() != null) {
                folders.discardSource(leftover.source());
            }
            database.sql("delete from leftover where id = ?")
                    .param(leftover.id())
                    .update();
        }
    }

    private List<Leftover> all() {
        return database.sql("select * from leftover order by id")
                .query((row, _) -> new Leftover(
                        row.getLong("id"),
                        row.getString("blob_prefix"),
                        row.getString("source"),
                        row.getObject("job_id", UUID.class)))
                .list();
    }
}
