package tributary.backend.playback.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import tributary.backend.channels.Channels;
import tributary.backend.playback.MediaAddresses;
import tributary.backend.settings.LiveSettings;
import tributary.backend.site.InstanceSettings;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.Refused;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoAccess;

/// `/services/oembed`: how other sites show one of our videos (oEmbed 1.0).
@RestController
class OEmbed {

    private static final Pattern WATCH =
            Pattern.compile("/(?:w|videos/watch)/([0-9a-zA-Z-]{22,36})/?(?:\\?([^#]*))?(?:#.*)?");
    /// What may stand in an embed's address; everything else of the page's address stays behind.
    private static final Pattern PARAMETER = Pattern.compile(
            "(?:start|stop|loop|autoplay|muted|controls|controlBar|title|warningTitle|peertubeLink|p2p|subtitle|playbackRate)"
                    + "=[0-9a-zA-Z.:-]{0,32}");
    private static final int WIDTH = 560;
    private static final int HEIGHT = 315;
    private static final int LEAST = 16;

    private final VideoAccess access;
    private final Channels channels;
    private final LiveSettings settings;
    private final PublicAddress address;

    OEmbed(VideoAccess access, Channels channels, LiveSettings settings, PublicAddress address) {
        this.access = access;
        this.channels = channels;
        this.settings = settings;
        this.address = address;
    }

    @JsonInclude(Include.NON_NULL)
    record Answer(
            String type,
            String version,
            String html,
            int width,
            int height,
            String title,
            @JsonProperty("author_name") String authorName,
            @JsonProperty("author_url") String authorUrl,
            @JsonProperty("provider_name") String providerName,
            @JsonProperty("provider_url") String providerUrl,
            @JsonProperty("thumbnail_url") @Nullable String thumbnailUrl,
            @JsonProperty("thumbnail_width") @Nullable Integer thumbnailWidth,
            @JsonProperty("thumbnail_height") @Nullable Integer thumbnailHeight) {}

    @GetMapping("/services/oembed")
    ResponseEntity<Answer> oembed(
            @RequestParam @Nullable String url,
            @RequestParam @Nullable String format,
            @RequestParam @Nullable String maxwidth,
            @RequestParam @Nullable String maxheight,
            HttpServletRequest request) {
        if (format != null && !format.equals("json")) {
            throw new Refused(HttpStatus.NOT_IMPLEMENTED, null, "Only the format json is offered.");
        }
        var site = address.of(request);
        var watch = watchPage(url, site);
        var video = publicVideo(watch.group(1));
        var embed = site + "/videos/embed/" + video.shortUuid() + parameters(watch.group(2));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(answer(video, site, embed, most(maxwidth), most(maxheight)));
    }

    private static Matcher watchPage(@Nullable String url, String site) {
        if (url == null || !url.startsWith(site + "/")) {
            throw Refused.invalid("The url must be the address of a video on this site.");
        }
        var watch = WATCH.matcher(url.substring(site.length()));
        if (!watch.matches()) {
            throw Refused.invalid("The url must be the address of a video on this site.");
        }
        return watch;
    }

    private Video publicVideo(String id) {
        var video = access.requireVisible(id, null);
        if (video.privacy() == Privacy.PRIVATE) {
            throw Refused.forbidden("This video is not public.");
        }
        return video;
    }

    private static String parameters(@Nullable String query) {
        var kept = query == null
                ? List.<String>of()
                : Stream.of(query.replaceFirst("(^|&)t=", "$1start=").split("&"))
                        .filter(parameter -> PARAMETER.matcher(parameter).matches())
                        .toList();
        return kept.isEmpty() ? "" : "?" + String.join("&", kept);
    }

    private Answer answer(Video video, String site, String embed, int maxWidth, int maxHeight) {
        var channel = channels.find(video.channelId()).orElseThrow();
        var poster = MediaAddresses.poster(video);
        var fits = poster != null && video.posterWidth() <= maxWidth && video.posterHeight() <= maxHeight;
        var width = Math.min(WIDTH, maxWidth);
        var height = Math.min(HEIGHT, maxHeight);
        return new Answer(
                "video",
                "1.0",
                frame(video, embed, width, height),
                width,
                height,
                video.name(),
                channel.displayName(),
                site + "/c/" + channel.handle(),
                settings.of(InstanceSettings.class).name(),
                site,
                fits ? site + poster : null,
                fits ? video.posterWidth() : null,
                fits ? video.posterHeight() : null);
    }

    private static String frame(Video video, String embed, int width, int height) {
        return "<iframe title=\"%s\" width=\"%d\" height=\"%d\" src=\"%s\" style=\"border: 0\" %s></iframe>"
                .formatted(
                        HtmlUtils.htmlEscape(video.name()),
                        width,
                        height,
                        HtmlUtils.htmlEscape(embed),
                        "allow=\"autoplay; fullscreen; picture-in-picture\""
                                + " sandbox=\"allow-same-origin allow-scripts allow-popups allow-forms\" allowfullscreen");
    }

    /// A limit that was asked for; without one there is none.
    private static int most(@Nullable String asked) {
        return asked != null && asked.matches("[0-9]{1,6}")
                ? Math.max(Integer.parseInt(asked), LEAST)
                : Integer.MAX_VALUE;
    }
}
