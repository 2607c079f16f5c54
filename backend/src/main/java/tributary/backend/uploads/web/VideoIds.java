package tributary.backend.uploads.web;

import java.util.UUID;
import tributary.backend.videos.Video;

/// What programs learn of the video that they have sent.
record VideoIds(Ids video) {

    record Ids(long id, UUID uuid, String shortUUID) {}

    static VideoIds of(Video video) {
        return new VideoIds(new Ids(video.id(), video.uuid(), video.shortUuid()));
    }
}
