package tributary.backend.playback.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.backend.playback.api.Labels.Choice;

/// A video with all that is known of it.
///
/// @param item what lists show, here with the whole description
/// @param p2pEnabled whether its owner lets viewers share it with each other
/// @param p2pEnabledWhenPrivate whether also while it is private
/// @param userHistory absent for visitors and for those who have not watched it
record VideoDetails(
        @JsonUnwrapped VideoItem item,
        @Nullable String support,
        String descriptionPath,
        List<String> tags,
        boolean commentsEnabled,
        Choice commentsPolicy,
        boolean downloadEnabled,
        boolean p2pEnabled,
        boolean p2pEnabledWhenPrivate,
        boolean waitTranscoding,
        @Nullable String inputFileUpdatedAt,
        Choice state,
        List<String> trackerUrls,
        List<VideoFile> files,
        List<StreamingPlaylist> streamingPlaylists,
        boolean blacklisted,
        @Nullable String blacklistedReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UserHistory userHistory) {

    /// @param currentTime seconds from the start, where the asker was last
    record UserHistory(int currentTime) {}
}
