package tributary.backend.torrents;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.Video;

/// What the tokens of a video's swarms are bound to.
public final class SwarmGroup {

    private SwarmGroup() {}

    /// The video's UUID; another one while it is private, so that tokens from before lead nowhere.
    public static UUID of(Video video) {
        return of(video.uuid(), video.privacy());
    }

    static UUID of(UUID video, Privacy privacy) {
        return privacy == Privacy.PRIVATE
                ? UUID.nameUUIDFromBytes(("private " + video).getBytes(StandardCharsets.US_ASCII))
                : video;
    }
}
