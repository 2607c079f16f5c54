package tributary.backend.transcoding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoChanged;
import tributary.backend.videos.Videos;

/// All renditions, and the step by which one becomes visible to viewers.
@Service
public class Renditions {

    private final RenditionRows rows;
    private final JobRows jobs;
    private final Videos videos;
    private final ApplicationEventPublisher events;

    Renditions(RenditionRows rows, JobRows jobs, Videos videos, ApplicationEventPublisher events) {
        this.rows = rows;
        this.jobs = jobs;
        this.videos = videos;
        this.events = events;
    }

    /// Published or not, highest first.
    @Transactional(readOnly = true)
    public List<Rendition> ofVideo(long videoId) {
        return renditions(rows.findByVideoIdOrderByHeightDesc(videoId));
    }

    /// What viewers may have, highest first.
    @Transactional(readOnly = true)
    public List<Rendition> published(long videoId) {
        return renditions(rows.findByVideoIdAndPublishedTrueOrderByHeightDesc(videoId));
    }

    /// As [#published] for many videos at once; a video without any is not in the map.
    @Transactional(readOnly = true)
    public Map<Long, List<Rendition>> publishedOf(Collection<Long> videoIds) {
        var found = new HashMap<Long, List<Rendition>>();
        for (var row : rows.findByVideoIdInAndPublishedTrueOrderByVideoIdAscHeightDesc(videoIds)) {
            found.computeIfAbsent(row.videoId(), _ -> new ArrayList<>()).add(row.toRendition());
        }
        return found;
    }

    @Transactional(readOnly = true)
    public Optional<Rendition> find(long id) {
        return rows.findById(id).map(RenditionEntity::toRendition);
    }

    @Transactional(readOnly = true)
    public Optional<Rendition> byFile(UUID fileUuid, int height) {
        return rows.findByFileUuidAndHeight(fileUuid, height).map(RenditionEntity::toRendition);
    }

    /// Stored, and waiting for whoever makes torrents to publish them; oldest first.
    @Transactional(readOnly = true)
    public List<Rendition> unpublished() {
        return renditions(rows.findByPublishedFalseOrderById());
    }

    /// Lets viewers have it; doing it again changes nothing, nor does it if the rendition is gone. The video becomes
    /// playable, or, if its creator chose to wait, does so with its last rendition.
    @Transactional
    public void publish(long renditionId) {
        rows.findById(renditionId).flatMap(row -> videos.hold(row.videoId())).ifPresent(video -> {
            if (rows.lock(renditionId).filter(RenditionEntity::publish).isPresent()) {
                settle(video.id());
                events.publishEvent(new ProcessingChanged(video.accountId(), video.id()));
            }
        });
    }

    /// Lets the video become playable if it has come that far.
    @Transactional
    void settle(long videoId) {
        if (!rows.existsByVideoIdAndPublishedTrue(videoId)) {
            return;
        }
        var waits = videos.find(videoId).map(Video::waitTranscoding).orElse(true);
        if (!waits || isComplete(videoId)) {
            videos.becamePlayable(videoId);
        }
    }

    private boolean isComplete(long videoId) {
        return !rows.existsByVideoIdAndPublishedFalse(videoId)
                && jobs.ofVideos(Set.of(videoId)).stream().allMatch(job -> job.state() == Job.State.DONE);
    }

    /// A creator who does not want to wait any more does not have to.
    @EventListener
    @Transactional
    void on(VideoChanged event) {
        settle(event.videoId());
    }

    private static List<Rendition> renditions(List<RenditionEntity> rows) {
        return rows.stream().map(RenditionEntity::toRendition).toList();
    }
}
