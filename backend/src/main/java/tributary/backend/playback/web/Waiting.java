package tributary.backend.playback.web;

import org.jspecify.annotations.Nullable;

/// What stands in the player's place as long as there is nothing to play.
///
/// @param reason why it failed, for those who may change it
/// @param studio where they can
/// @param sensitive what moderators tell viewers before they see it
/// @param show where the video is shown to who has read it
public record Waiting(
        boolean failed,
        @Nullable String reason,
        @Nullable String studio,
        @Nullable String sensitive,
        @Nullable String show) {}
