package tributary.backend.uploads;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.channels.Channels;
import tributary.backend.site.Refused;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoDetails;
import tributary.backend.videos.Videos;

/// Makes a video of a complete upload: once, however often it is asked.
@Component
class UploadCompletion {

    private static final Logger log = LoggerFactory.getLogger(UploadCompletion.class);

    private final UploadRows rows;
    private final UploadFiles files;
    private final Channels channels;
    private final Videos videos;
    private final ApplicationEventPublisher events;

    UploadCompletion(
            UploadRows rows, UploadFiles files, Channels channels, Videos videos, ApplicationEventPublisher events) {
        this.rows = rows;
        this.files = files;
        this.channels = channels;
        this.videos = videos;
        this.events = events;
    }

    /// @throws Refused 404 if there is no such upload, 409 if bytes are missing
    @Transactional
    public Video complete(UUID id) {
        var upload = rows.lock(id).orElseThrow(Uploads::unknown);
        if (upload.videoId() != null) {
            return videos.find(upload.videoId()).orElseThrow(Uploads::unknown);
        }
        if (files.durable(upload) < upload.size()) {
            throw Refused.conflict("Bytes of this upload are missing.");
        }
        var video = videos.create(upload.accountId(), details(upload), upload.size());
        rows.finished(id, video.id());
        events.publishEvent(new SourceReceived(video.id(), files.path(id), upload.fileName()));
        log.info("Upload {} is complete: video {}", id, video.uuid());
        return video;
    }

    /// A channel may have been deleted while bytes were flowing.
    private VideoDetails details(Upload upload) {
        var owned = channels.ownedBy(upload.accountId());
        var wanted = upload.details();
        if (owned.isEmpty() || owned.stream().anyMatch(channel -> channel.id() == wanted.channelId())) {
            return wanted;
        }
        return wanted.inChannel(owned.getFirst().id());
    }
}
