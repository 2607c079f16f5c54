package tributary.backend.playback.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tributary.backend.accounts.SignedIn;
import tributary.backend.channels.Channels;
import tributary.backend.playback.PlayerConfig;
import tributary.backend.playback.PlayerConfigs;
import tributary.backend.playback.media.FirstRung;
import tributary.backend.site.Assets;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoAccess;
import tributary.backend.videos.VideoState;

/// What the watch page and the embedded player have in common.
@Component
class WatchModel {

    /// In an address: the viewer has read why the video is sensitive.
    private static final String SHOW = "sensitive";

    /// In an address: playback begins elsewhere, or without the player.
    private static final List<String> ELSEWHERE = List.of("t", "start", "mode");

    private final VideoAccess access;
    private final PlayerConfigs players;
    private final Channels channels;
    private final Assets assets;

    WatchModel(VideoAccess access, PlayerConfigs players, Channels channels, Assets assets) {
        this.access = access;
        this.players = players;
        this.channels = channels;
        this.assets = assets;
    }

    /// @param embedded whether the page is for other people's frames
    void fill(
            Model model,
            Video video,
            @Nullable SignedIn viewer,
            String site,
            boolean embedded,
            HttpServletRequest request,
            HttpServletResponse response) {
        var channel = channels.find(video.channelId()).orElseThrow();
        var warned = video.sensitiveReason() != null && !SHOW.equals(request.getParameter("show"));
        var player = warned ? Optional.<PlayerConfig>empty() : players.of(video, viewer, embedded);
        var failed = video.state() == VideoState.TRANSCODING_FAILED;
        model.addAttribute("video", video);
        model.addAttribute("channel", ChannelLink.of(channel));
        model.addAttribute("playerConfig", player.orElse(null));
        model.addAttribute(
                "waiting", waiting(video, viewer, failed, warned ? request.getRequestURI() + "?show=" + SHOW : null));
        model.addAttribute("about", VideoHead.of(video, channel, player.isPresent() || failed || warned, site));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        if (video.privacy() != Privacy.PUBLIC) {
            response.setHeader("X-Robots-Tag", "noindex");
        }
        player.ifPresent(config -> {
            preload(response, assets.url("site.css"), "style");
            response.addHeader(HttpHeaders.LINK, "<%s>; rel=modulepreload".formatted(assets.url("player.js")));
            if (config.first() != null && ELSEWHERE.stream().noneMatch(it -> request.getParameter(it) != null)) {
                preloadData(response, config.first().url());
            }
            if (config.playlists().isEmpty()) {
                preloadData(response, config.hls());
                preloadData(
                        response,
                        FirstRung.of(config.renditions(), PlayerConfig.Rung::height)
                                .playlist());
            }
            if (config.poster() != null) {
                preload(response, config.poster(), "image; fetchpriority=low");
            }
        });
    }

    private Waiting waiting(Video video, @Nullable SignedIn viewer, boolean failed, @Nullable String show) {
        var own = access.mayChange(video, viewer);
        return new Waiting(
                failed,
                own ? video.failure() : null,
                own ? "/studio/videos/" + video.shortUuid() : null,
                show == null ? null : video.sensitiveReason(),
                show);
    }

    private static void preloadData(HttpServletResponse response, String address) {
        response.addHeader(HttpHeaders.LINK, "<%s>; rel=preload; as=fetch; crossorigin=anonymous".formatted(address));
    }

    private static void preload(HttpServletResponse response, String address, String as) {
        response.addHeader(HttpHeaders.LINK, "<%s>; rel=preload; as=%s".formatted(address, as));
    }
}
