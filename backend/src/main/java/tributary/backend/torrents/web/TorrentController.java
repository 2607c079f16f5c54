package tributary.backend.torrents.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import tributary.backend.site.Access;
import tributary.backend.site.CrossOrigin;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;
import tributary.backend.torrents.Torrents;
import tributary.protocol.InfoHash;

/// `/torrents/{infoHash}.torrent`, for everybody: what must not be found has no torrent.
@Controller
class TorrentController {

    private static final String ROUTE = "/torrents/{name}";
    private static final Pattern NAME = Pattern.compile("([0-9a-fA-F]{40})\\.torrent");

    private final Torrents torrents;
    private final PublicAddress address;

    TorrentController(Torrents torrents, PublicAddress address) {
        this.torrents = torrents;
        this.address = address;
    }

    /// May be kept but is asked about each time: its addresses are those by which the site is reached.
    @GetMapping(ROUTE)
    void answer(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        CrossOrigin.allow(response);
        var matcher = NAME.matcher(name);
        var torrent = matcher.matches()
                ? torrents.byInfoHash(InfoHash.ofHex(matcher.group(1).toLowerCase(Locale.ROOT)))
                        .orElse(null)
                : null;
        if (torrent == null) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return;
        }
        var bytes = torrents.file(torrent, address.of(request));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, no-cache");
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
