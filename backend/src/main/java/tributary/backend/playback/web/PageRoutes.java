package tributary.backend.playback.web;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tributary.backend.site.Access;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;

/// Everybody may open every viewers' page but their own history; what a video's page shows is decided by the video.
@Component
class PageRoutes implements Routes {

    @Override
    public List<RouteRule> routes() {
        var own = Stream.of(
                RouteRule.get(HistoryPage.ROUTE, Access.SIGNED_IN),
                RouteRule.post(HistoryPage.ROUTE + "/remove", Access.SIGNED_IN),
                RouteRule.post(HistoryPage.ROUTE + "/keep", Access.SIGNED_IN));
        var open = Stream.of(
                        "/",
                        "/search",
                        "/w/{id}",
                        "/c/{handle}",
                        "/c/{handle}/videos",
                        "/a/{handle}",
                        "/a/{handle}/videos",
                        "/a/{handle}/video-channels",
                        "/videos/embed/{id}",
                        "/videos/watch/{id}",
                        "/videos/{id:[0-9a-zA-Z-]{22,36}}",
                        "/video-channels/{handle}",
                        "/video-channels/{handle}/videos",
                        "/accounts/{handle}",
                        "/accounts/{handle}/videos",
                        "/accounts/{handle}/video-channels",
                        "/@{handle}")
                .map(pattern -> RouteRule.get(pattern, Access.ANYONE));
        return Stream.concat(own, open).toList();
    }
}
