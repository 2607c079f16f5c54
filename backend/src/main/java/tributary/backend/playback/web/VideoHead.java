package tributary.backend.playback.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tributary.backend.channels.Channel;
import tributary.backend.playback.Excerpt;
import tributary.backend.playback.MediaAddresses;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.Video;

/// What a video's pages say about it to search engines, link previews and other programs.
///
/// @param listed whether search engines may index the page
/// @param refreshSeconds when the page should look again; absent once there is something to play
/// @param embedCode markup for other people's pages
/// @param jsonLd schema.org VideoObject
public record VideoHead(
        String url,
        String embed,
        String oembed,
        String embedCode,
        String title,
        String description,
        @Nullable String image,
        int imageWidth,
        int imageHeight,
        boolean listed,
        @Nullable Integer refreshSeconds,
        Map<String, Object> jsonLd) {

    private static final int REFRESH_SECONDS = 5;

    static VideoHead of(Video video, Channel channel, boolean playable, String site) {
        var url = site + "/w/" + video.shortUuid();
        var embed = site + "/videos/embed/" + video.shortUuid();
        var description = Objects.requireNonNullElse(Excerpt.oneLine(video.description()), video.name());
        var poster = MediaAddresses.poster(video);
        return new VideoHead(
                url,
                embed,
                site + "/services/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8),
                embedCode(video, embed),
                video.name(),
                description,
                poster == null ? null : site + poster,
                video.posterWidth(),
                video.posterHeight(),
                video.privacy() == Privacy.PUBLIC,
                playable ? null : REFRESH_SECONDS,
                jsonLd(video, channel, description, site));
    }

    /// Markup that shows the video in another page.
    static String embedCode(Video video, String embed) {
        return "<iframe title=\"" + HtmlUtils.htmlEscape(video.name()) + "\" width=\"560\" height=\"315\" src=\""
                + HtmlUtils.htmlEscape(embed)
                + "\" style=\"border: 0\" allow=\"autoplay; fullscreen; picture-in-picture\" allowfullscreen"
                + " sandbox=\"allow-same-origin allow-scripts allow-popups allow-forms\"></iframe>";
    }

    private static Map<String, Object> jsonLd(Video video, Channel channel, String description, String site) {
        var ld = new LinkedHashMap<String, Object>();
        ld.put("@context", "https://schema.org");
        ld.put("@type", "VideoObject");
        ld.put("name", video.name());
        ld.put("description", description);
        ld.put(
                "duration",
                Duration.ofSeconds(Math.round(video.durationSeconds())).toString());
        ld.put(
                "uploadDate",
                Objects.requireNonNullElse(video.publishedAt(), video.createdAt())
                        .toString());
        ld.put("url", site + "/w/" + video.shortUuid());
        ld.put("embedUrl", site + "/videos/embed/" + video.shortUuid());
        var poster = MediaAddresses.poster(video);
        if (poster != null) {
            ld.put("thumbnailUrl", site + poster);
        }
        ld.put(
                "interactionStatistic",
                Map.of(
                        "@type", "InteractionCounter",
                        "interactionType", Map.of("@type", "WatchAction"),
                        "userInteractionCount", video.views()));
        if (video.language() != null) {
            ld.put("inLanguage", video.language());
        }
        ld.put(
                "author",
                Map.of("@type", "Person", "name", channel.displayName(), "url", site + "/c/" + channel.handle()));
        return ld;
    }
}
