package tributary.backend.transcoding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// All renditions, and the step by which one becomes visible to viewers.
@Service
public class Renditions {

    private final RenditionRows rows;

    Renditions(RenditionRows rows) {
        this.rows = rows;
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
        rows.lock(renditionId).ifPresent(RenditionEntity::publish);
    }

    private static List<Rendition> renditions(List<RenditionEntity> rows) {
        return rows.stream().map(RenditionEntity::toRendition).toList();
    }
}
