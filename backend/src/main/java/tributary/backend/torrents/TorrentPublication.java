package tributary.backend.torrents;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.transcoding.Rendition;
import tributary.backend.transcoding.Renditions;
import tributary.backend.videos.PrivacyChanged;
import tributary.backend.videos.SharingChanged;
import tributary.backend.videos.VideoSharing;
import tributary.backend.videos.Videos;
import tributary.protocol.metainfo.InfoDictionary;

/// The step in which a rendition gets its torrent and its viewers, in one transaction. While it runs nobody can change
/// the video, and one that is not shared any more since its file was hashed gets no torrent.
@Component
class TorrentPublication {

    private final Videos videos;
    private final Renditions renditions;
    private final TorrentRows rows;
    private final VideoSharing sharing;

    TorrentPublication(Videos videos, Renditions renditions, TorrentRows rows, VideoSharing sharing) {
        this.sharing = sharing;
        this.videos = videos;
        this.renditions = renditions;
        this.rows = rows;
    }

    @Transactional(readOnly = true)
    public boolean needsTorrent(Rendition rendition) {
        return !rows.exists(rendition.id())
                && videos.find(rendition.videoId()).filter(sharing::isShared).isPresent();
    }

    /// Doing it again changes nothing.
    ///
    /// @param info null where no torrent is needed
    @Transactional
    public void publish(Rendition rendition, @Nullable InfoDictionary info) {
        var video = videos.hold(rendition.videoId());
        if (video.isEmpty() || renditions.find(rendition.id()).isEmpty()) {
            return;
        }
        if (info != null && sharing.isShared(video.get())) {
            rows.insert(rendition.id(), rendition.videoId(), info);
        }
        rows.endTask(rendition.id());
        renditions.publish(rendition.id());
    }

    /// In the transaction: a video that is shared from now on gets torrents, whatever happens after the commit.
    @EventListener
    void on(PrivacyChanged event) {
        if (sharing.isShared(event.videoId(), event.to()) && !sharing.isShared(event.videoId(), event.from())) {
            request(event.videoId());
        }
    }

    /// As above.
    @EventListener
    void on(SharingChanged event) {
        if (event.shared()) {
            request(event.videoId());
        }
    }

    private void request(long videoId) {
        renditions.ofVideo(videoId).forEach(rendition -> rows.addTask(rendition.id()));
    }
}
