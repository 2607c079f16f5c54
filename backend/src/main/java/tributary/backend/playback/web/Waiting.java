package tributary.backend.playback.web;

import org.jspecify.annotations.Nullable;

/// What stands in the player's place as long as there is nothing to play.
///
/// @param reason why it failed, for those who may change it
/// @param studio where they can
public record Waiting(
        boolean failed, @Nullable String reason, @Nullable String studio) {}
