package tributary.backend.torrents.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.Access;
import tributary.backend.site.CrossOrigin;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;
import tributary.backend.torrents.Torrents;
import tributary.backend.videos.VideoAccess;
import tributary.backend.videos.Videos;
import tributary.protocol.InfoHash;

/// `/torrents/{infoHash}.torrent`, for whoever may see the video.
@Controller
class TorrentController {

    private static final String ROUTE = "/torrents/{name}";
    private static final Pattern NAME = Pattern.compile("([0-9a-fA-F]{40})\\.torrent");

    private final Torrents torrents;
    private final Videos videos;
    private final VideoAccess access;
    private final PublicAddress address;

    TorrentController(Torrents torrents, Videos videos, VideoAccess access, PublicAddress address) {
        this.videos = videos;
        this.access = access;
        this.torrents = torrents;
        this.address = address;
    }

    /// May be kept but is asked about each time: its addresses are those by which the site is reached.
    @GetMapping(ROUTE)
    void answer(
            @PathVariable String name,
            @AuthenticationPrincipal @Nullable SignedIn viewer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var matcher = NAME.matcher(name);
        var torrent = matcher.matches()
                ? torrents.byInfoHash(InfoHash.ofHex(matcher.group(1).toLowerCase(Locale.ROOT)))
                        .orElse(null)
                : null;
        var video = torrent == null ? null : videos.find(torrent.videoId()).orElse(null);
        var open = video != null && access.maySee(video, null);
        if (torrent == null || video == null || !(open || access.maySee(video, viewer))) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return;
        }
        var bytes = torrents.file(torrent, address.of(request));
        if (open) {
            CrossOrigin.allow(response);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, open ? "public, no-cache" : "private, no-store");
        if (new ServletWebRequest(request, response).checkNotModified('"' + DigestUtils.md5DigestAsHex(bytes) + '"')) {
            return;
        }
        response.setContentType("application/x-bittorrent");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(torrent.name() + ".torrent")
                        .build()
                        .toString());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    @Configuration
    static class TorrentRoutes {

        @Bean
        Routes torrentFileRoutes() {
            return () -> List.of(RouteRule.get(ROUTE, Access.ANYONE));
        }
    }
}
