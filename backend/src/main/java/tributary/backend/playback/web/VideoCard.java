package tributary.backend.playback.web;

import org.jspecify.annotations.Nullable;

/// What a card in a grid shows of a video.
///
/// @param posterWidth pixels; with the height it keeps the page from shifting while the picture loads
public record VideoCard(
        String href,
        String title,
        @Nullable String poster,
        int posterWidth,
        int posterHeight,
        String length,
        String channelName,
        String channelHref,
        long views,
        Age age) {}
