package tributary.backend.videos;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a creator says about a video; units and ranges as in [Video].
public record VideoDetails(
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
        boolean waitTranscoding,
        @Nullable Instant originallyPublishedAt) {

    public VideoDetails {
        tags = List.copyOf(tags);
    }

    /// A public video of that name with everything else at its usual value.
    public static VideoDetails named(String name, long channelId) {
        return new VideoDetails(
                channelId, name, null, null, List.of(), null, null, null, false, true, 1, Privacy.PUBLIC, false, null);
    }

    public VideoDetails inChannel(long id) {
        return new VideoDetails(
                id,
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

    public VideoDetails withPrivacy(Privacy changed) {
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
                changed,
                waitTranscoding,
                originallyPublishedAt);
    }
}
