package tributary.backend.videos;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.Refused;

/// Who may see and who may change a video. Owners, moderators and administrators may do both; others see what is public
/// or unlisted, and unlisted videos only by an id that cannot be guessed.
@Component
public final class VideoAccess {

    private static final String UNKNOWN = "There is no such video. It may have been deleted.";

    private final Videos videos;

    VideoAccess(Videos videos) {
        this.videos = videos;
    }

    /// Whether the viewer, who has found the video by its UUID, may see it. A blocked one is for moderators alone, to
    /// decide about it: not even its creator plays it.
    public boolean maySee(Video video, @Nullable SignedIn viewer) {
        if (video.isBlocked()) {
            return viewer != null && viewer.isModerator();
        }
        if (mayChange(video, viewer)) {
            return true;
        }
        return !video.held() && video.privacy() != Privacy.PRIVATE && video.state() != VideoState.TRANSCODING_FAILED;
    }

    /// As [#requireVisible], and the creator of a blocked video is refused like everybody.
    ///
    /// @throws BlockedVideo 403
    public Video requirePlayable(String id, @Nullable SignedIn viewer) {
        var video = requireVisible(id, viewer);
        if (video.isBlocked() && !maySee(video, viewer)) {
            throw new BlockedVideo(video, String.valueOf(video.blockedReason()));
        }
        return video;
    }

    public boolean mayChange(Video video, @Nullable SignedIn viewer) {
        return viewer != null && (viewer.accountId() == video.accountId() || viewer.isModerator());
    }

    /// @param id number, UUID or 22 characters
    /// @throws Refused 404 if there is none or the id may not lead to it, 401 if signing in may help, 403 if not;
    /// [BlockedVideo] with the reason
    public Video requireVisible(String id, @Nullable SignedIn viewer) {
        var video = videos.resolve(id).orElseThrow(() -> Refused.notFound(UNKNOWN));
        if (mayChange(video, viewer)) {
            return video;
        }
        var guessed = Videos.number(id).isPresent() && ShortUuid.either(id).isEmpty();
        if (guessed && video.privacy() != Privacy.PUBLIC) {
            throw Refused.notFound(UNKNOWN);
        }
        if (maySee(video, viewer)) {
            return video;
        }
        if (video.isBlocked() && !video.held() && video.privacy() != Privacy.PRIVATE) {
            throw new BlockedVideo(video, String.valueOf(video.blockedReason()));
        }
        if (video.privacy() != Privacy.PRIVATE) {
            throw Refused.notFound(UNKNOWN);
        }
        if (viewer == null) {
            throw Refused.unauthorized("This video is private. Sign in if it is yours.");
        }
        throw Refused.forbidden("This video is private.");
    }

    /// For changing and deleting.
    ///
    /// @throws Refused as [#requireVisible], and 403 for whoever may see but not change it
    public Video requireOwned(String id, SignedIn who) {
        var video = requireVisible(id, who);
        if (!mayChange(video, who)) {
            throw Refused.forbidden("This video belongs to someone else.");
        }
        return video;
    }
}
