package tributary.backend.playback.discovery;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tributary.backend.site.Access;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;

/// Everybody may look for what is public.
@Component
class DiscoveryRoutes implements Routes {

    @Override
    public List<RouteRule> routes() {
        return Stream.of(
                        "/services/oembed",
                        "/.well-known/nodeinfo",
                        "/nodeinfo/2.0.json",
                        "/robots.txt",
                        "/sitemap.xml",
                        "/feeds/videos.{format}")
                .map(pattern -> RouteRule.get(pattern, Access.ANYONE))
                .toList();
    }
}
