package tributary.backend.videos;

import org.springframework.http.HttpStatus;
import tributary.backend.site.Refused;

/// 403: moderators blocked the video. The reason is for everybody to read.
public class BlockedVideo extends Refused {

    private final transient Video video;

    BlockedVideo(Video video, String reason) {
        super(HttpStatus.FORBIDDEN, "video_blocked", "This video is blocked: " + reason);
        this.video = video;
    }

    public Video video() {
        return video;
    }

    /// As the moderators wrote it.
    public String reason() {
        var reason = video.blockedReason();
        return reason == null ? "" : reason;
    }
}
