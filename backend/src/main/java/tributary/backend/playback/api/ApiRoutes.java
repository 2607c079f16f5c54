package tributary.backend.playback.api;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tributary.backend.site.Access;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;

/// Everybody may read; what is shown of a video is decided by the video.
@Component
class ApiRoutes implements Routes {

    private static final List<String> READ = List.of(
            "/api/v1/videos",
            "/api/v1/videos/categories",
            "/api/v1/videos/licences",
            "/api/v1/videos/languages",
            "/api/v1/videos/privacies",
            "/api/v1/videos/{id}",
            "/api/v1/videos/{id}/description",
            "/api/v1/videos/{id}/captions",
            "/api/v1/videos/{id}/storyboards",
            "/api/v1/videos/{id}/comment-threads",
            "/api/v1/videos/{id}/comment-threads/{thread}",
            "/api/v1/search/videos",
            "/api/v1/search/video-channels",
            "/api/v1/search/video-playlists",
            "/api/v1/video-playlists",
            "/api/v1/video-channels/{handle}/videos",
            "/api/v1/video-channels/{handle}/video-playlists",
            "/api/v1/accounts/{name}/videos",
            "/api/v1/accounts/{name}/video-playlists",
            "/api/v1/overviews/videos",
            "/api/v1/config",
            "/api/v1/config/about",
            "/api/v1/server/stats",
            "/api/v1/openapi.json");

    @Override
    public List<RouteRule> routes() {
        var rules = new ArrayList<RouteRule>();
        READ.forEach(pattern -> rules.add(RouteRule.get(pattern, Access.ANYONE)));
        rules.add(RouteRule.get("/api/v1/users/me/videos", Access.SIGNED_IN));
        rules.add(RouteRule.get("/api/v1/users/me/history/videos", Access.SIGNED_IN));
        rules.add(RouteRule.delete("/api/v1/users/me/history/videos/{id}", Access.SIGNED_IN));
        rules.add(RouteRule.post("/api/v1/users/me/history/videos/remove", Access.SIGNED_IN));
        rules.add(RouteRule.post("/api/v1/videos/{id}/views", Access.ANYONE));
        rules.add(RouteRule.put("/api/v1/videos/{id}/views", Access.ANYONE));
        rules.add(RouteRule.put("/api/v1/videos/{id}/watching", Access.ANYONE));
        return List.copyOf(rules);
    }
}
