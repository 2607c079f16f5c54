package tributary.backend.videos;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A video as others see it; a snapshot.
///
/// @param shortUuid the UUID in base 58, 22 characters, used in addresses
/// @param accountId its owner
/// @param category PeerTube's number, 1 to 18
/// @param licence PeerTube's number, 1 to 9
/// @param language ISO 639 code
/// @param commentsPolicy 1 enabled, 2 disabled, 3 by approval
/// @param failure why processing failed, in words for the creator; may stand at a published video of which some
/// renditions failed
/// @param waitTranscoding whether it becomes playable with its last rendition instead of its first
/// @param durationSeconds 0 until the source was probed
/// @param width of the source's picture in pixels, 0 until probed
/// @param height of the source's picture in pixels, 0 until probed
/// @param posterKey of the still picture in storage
/// @param publishedAt when it first became playable
/// @param originallyPublishedAt when it was first shown elsewhere, as its creator says
/// @param held whether it waits for the moderators before others may have it
/// @param delisted whether moderators took it out of lists, whatever its privacy
/// @param blockedReason why nobody but moderators may have it, as viewers read it; null if it is not blocked
/// @param sensitiveReason what moderators tell viewers before they see it
public record Video(
        long id,
        UUID uuid,
        String shortUuid,
        long accountId,
        long channelId,
        String name,
        @Nullable String description,
        @Nullable String support,
        List<String> tags,
        @Nullable Integer category,
        @Nullable Integer licence,
        @Nullable String language,
        boolean nsfw,
        boolean downloadEnabled,
        int commentsPolicy,
        Privacy privacy,
        VideoState state,
        @Nullable String failure,
        boolean waitTranscoding,
        double durationSeconds,
        int width,
        int height,
        @Nullable String posterKey,
        int posterWidth,
        int posterHeight,
        long views,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt,
        @Nullable Instant originallyPublishedAt,
        boolean held,
        boolean delisted,
        @Nullable Instant blockedAt,
        @Nullable String blockedReason,
        @Nullable String sensitiveReason) {

    public Video {
        tags = List.copyOf(tags);
    }

    public boolean isBlocked() {
        return blockedAt != null;
    }

    /// Whether it may stand in lists, as far as its creator and the moderators are concerned.
    public boolean isListed() {
        return privacy == Privacy.PUBLIC && !held && !delisted && blockedAt == null;
    }

    public VideoDetails details() {
        return new VideoDetails(
                channelId,
                name,
                description,
                support,
                tags,
                category,
                licence,
                language,
                nsfw,
                downloadEnabled,
                commentsPolicy,
                privacy,
                waitTranscoding,
                originallyPublishedAt);
    }
}
