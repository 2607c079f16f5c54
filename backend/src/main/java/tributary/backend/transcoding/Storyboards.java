package tributary.backend.transcoding;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.site.Refused;
import tributary.backend.storage.Blobs;
import tributary.backend.videos.Video;
import tributary.protocol.worker.StoryboardReport;

/// The storyboards of videos; a video has one or none.
@Component
public class Storyboards {

    private static final int LONGEST_SIDE = 1000;
    private static final int MOST_TILES = 1000;

    private final JdbcClient database;
    private final JobFolders folders;
    private final Blobs blobs;

    Storyboards(JdbcClient database, JobFolders folders, Blobs blobs) {
        this.database = database;
        this.folders = folders;
        this.blobs = blobs;
    }

    public Optional<Storyboard> ofVideo(long videoId) {
        return database.sql("select * from storyboard where video_id = ?")
                .param(videoId)
                .query((row, _) -> new Storyboard(
                        row.getLong("video_id"),
                        row.getObject("file_uuid", UUID.class),
                        row.getString("blob_key"),
                        row.getInt("tile_width"),
                        row.getInt("tile_height"),
                        row.getInt("columns"),
                        row.getInt("count"),
                        row.getInt("interval_seconds")))
                .optional();
    }

    boolean has(long videoId) {
        return ofVideo(videoId).isPresent();
    }

    /// @throws Refused 400 if the report cannot be true
    static void require(StoryboardReport report) {
        var right = isSide(report.tileWidth())
                && isSide(report.tileHeight())
                && report.count() >= 1
                && report.count() <= MOST_TILES
                && report.columns() >= 1
                && report.columns() <= report.count()
                && report.intervalSeconds() >= 1;
        if (!right) {
            throw Refused.invalid("The report of the storyboard cannot be right.");
        }
    }

    private static boolean isSide(int pixels) {
        return pixels >= 1 && pixels <= LONGEST_SIDE;
    }

    /// While the job is held.
    void store(Video video, Job job, StoryboardReport report) {
        if (has(video.id())) {
            return;
        }
        var key = video.uuid() + "/" + job.fileUuid() + "-storyboard.jpg";
        blobs.put(key, folders.deliveredFile(job, report.fileName()));
        database.sql("insert into storyboard values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(video.id(), job.fileUuid(), key, report.tileWidth(), report.tileHeight())
                .params(report.columns(), report.count(), report.intervalSeconds())
                .update();
    }
}
