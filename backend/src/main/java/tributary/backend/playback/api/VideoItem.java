package tributary.backend.playback.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tributary.backend.playback.api.Labels.Choice;

/// A video as lists of the API show it. No key may be named `followersCount` or `videosLength`:
/// programs tell channels and playlists from videos by these.
///
/// @param duration whole seconds
/// @param aspectRatio width by height, four decimals
/// @param description at most 250 characters in lists
record VideoItem(
        long id,
        UUID uuid,
        String shortUUID,
        String url,
        String name,
        Choice category,
        Choice licence,
        Choice language,
        Choice privacy,
        boolean nsfw,
        int nsfwFlags,
        @Nullable String nsfwSummary,
        @Nullable String description,
        @Nullable String truncatedDescription,
        boolean isLocal,
        long duration,
        @Nullable Double aspectRatio,
        long views,
        long viewers,
        long likes,
        long dislikes,
        long comments,
        @Nullable String thumbnailPath,
        @Nullable String previewPath,
        List<Thumbnail> thumbnails,
        String embedPath,
        String createdAt,
        String updatedAt,
        String publishedAt,
        @Nullable String originallyPublishedAt,
        boolean isLive,
        Object account,
        Object channel) {

    /// @param aspectRatio such as `16:9`
    record Thumbnail(int width, int height, String aspectRatio, String fileUrl) {}
}
