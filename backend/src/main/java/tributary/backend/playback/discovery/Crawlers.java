package tributary.backend.playback.discovery;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import tributary.backend.settings.LiveSettings;
import tributary.backend.site.InstanceSettings;
import tributary.backend.site.PublicAddress;
import tributary.backend.videos.VideoQuery;
import tributary.backend.videos.Videos;

/// What search engines ask for: where they may go, and what there is.
@RestController
class Crawlers {

    /// The protocol's limit is 50,000; this many fit well below its 50 MB.
    private static final int MOST = 5_000;
    private static final int BATCH = 1_000;

    private final Videos videos;
    private final LiveSettings settings;
    private final PublicAddress address;

    Crawlers(Videos videos, LiveSettings settings, PublicAddress address) {
        this.videos = videos;
        this.settings = settings;
        this.address = address;
    }

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots(HttpServletRequest request) {
        if (!settings.of(InstanceSettings.class).indexed()) {
            return answer(MediaType.TEXT_PLAIN, "User-agent: *\nDisallow: /\n");
        }
        return answer(MediaType.TEXT_PLAIN, """
                User-agent: *
                Disallow: /api/
                Disallow: /search
                Disallow: /studio/
                Disallow: /admin/
                Sitemap: %s/sitemap.xml
                """.formatted(address.of(request)));
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<String> sitemap(HttpServletRequest request) {
        var site = address.of(request);
        var xml = new StringBuilder(1 << 16);
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        place(xml, site + "/");
        if (settings.of(InstanceSettings.class).indexed()) {
            for (var start = 0; start < MOST; start += BATCH) {
                var page = videos.publicVideos(VideoQuery.newest(start, BATCH));
                page.data().forEach(video -> place(xml, site + "/w/" + video.shortUuid()));
                if (start + BATCH >= page.total()) {
                    break;
                }
            }
        }
        return answer(MediaType.APPLICATION_XML, xml.append("</urlset>\n").toString());
    }

    /// Whatever the asker says it accepts: a crawler that only names HTML is to get these all the same.
    private static ResponseEntity<String> answer(MediaType type, String body) {
        return ResponseEntity.ok()
                .contentType(new MediaType(type, StandardCharsets.UTF_8))
                .body(body);
    }

    private static void place(StringBuilder xml, String address) {
        xml.append("<url><loc>").append(HtmlUtils.htmlEscapeDecimal(address)).append("</loc></url>\n");
    }
}
