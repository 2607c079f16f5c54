package tributary.backend.playback.web;

import org.jspecify.annotations.Nullable;

/// What a card in a grid shows of a video.
///
/// @param posterWidth pixels; with the height it keeps the page from shifting while the picture loads
/// @param watched percent of it that the viewer has seen; absent where that is not shown
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
        Age age,
        @Nullable Integer watched) {

    /// With a line that shows how far it was watched.
    ///
    /// @param percent 0 to 100
    VideoCard watched(int percent) {
        return new VideoCard(
                href, title, poster, posterWidth, posterHeight, length, channelName, channelHref, views, age, percent);
    }
}
