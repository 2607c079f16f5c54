package tributary.backend.transcoding;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.uploads.SourceReceived;
import tributary.backend.videos.Videos;

/// The processing of videos as creators know it: begun by a received source, looked at, tried again.
@Service
public class TranscodingJobs {

    private static final Logger log = LoggerFactory.getLogger(TranscodingJobs.class);

    private final JobRows rows;
    private final JobFolders folders;
    private final Videos videos;
    private final ApplicationEventPublisher events;

    TranscodingJobs(JobRows rows, JobFolders folders, Videos videos, ApplicationEventPublisher events) {
        this.rows = rows;
        this.folders = folders;
        this.videos = videos;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<Processing> ofVideo(long videoId) {
        return Optional.ofNullable(ofVideos(Set.of(videoId)).get(videoId));
    }

    /// By video; one whose source was never received is not in the map.
    @Transactional(readOnly = true)
    public Map<Long, Processing> ofVideos(Collection<Long> videoIds) {
        return rows.ofVideos(videoIds).stream()
                .map(Processing::of)
                .collect(Collectors.toMap(Processing::videoId, Function.identity()));
    }

    /// Queues a failed job again, with all its attempts.
    ///
    /// @return whether there was one that may be tried again
    @Transactional
    public boolean retry(long videoId) {
        var video = videos.hold(videoId);
        if (video.isEmpty() || !rows.retry(videoId)) {
            return false;
        }
        videos.processingResumed(videoId);
        for (var job : rows.ofVideos(Set.of(videoId))) {
            events.publishEvent(new JobQueued(job.id()));
            events.publishEvent(new ProcessingChanged(job.accountId(), videoId));
        }
        return true;
    }

    @EventListener
    @Transactional
    void on(SourceReceived event) {
        var video = videos.find(event.videoId()).orElseThrow();
        var id = UUID.randomUUID();
        rows.insert(
                id,
                video.id(),
                video.accountId(),
                UUID.randomUUID(),
                folders.nameOf(event.source()),
                event.source().toFile().length());
        log.info("Job {} is to transcode video {} ({})", id, video.uuid(), event.fileName());
        events.publishEvent(new JobQueued(id));
        events.publishEvent(new ProcessingChanged(video.accountId(), video.id()));
    }
}
