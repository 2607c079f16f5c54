package tributary.backend.videos.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.Access;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;
import tributary.backend.videos.VideoAccess;
import tributary.backend.videos.VideoFields;
import tributary.backend.videos.VideoSharing;
import tributary.backend.videos.Videos;

/// `PUT` and `DELETE` of a video, by its owner or those who look after the site.
@RestController
class VideoChanges {

    private static final String ROUTE = "/api/v1/videos/{id}";

    private final VideoAccess access;
    private final Videos videos;
    private final VideoSharing sharing;
    private final JsonMapper json;

    VideoChanges(VideoAccess access, Videos videos, VideoSharing sharing, JsonMapper json) {
        this.sharing = sharing;
        this.access = access;
        this.videos = videos;
        this.json = json;
    }

    /// JSON or a form; pictures that come with it are left aside.
    @PutMapping(ROUTE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable String id, @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        var video = access.requireOwned(id, who);
        var fields = new VideoFields(VideoFields.of(request, json));
        videos.change(video.id(), fields.over(video.details()));
        var before = sharing.of(video.id());
        var after = new VideoSharing.Choice(
                fields.flag("p2pEnabled", before.allowed()),
                fields.flag("p2pEnabledWhenPrivate", before.allowedWhenPrivate()));
        if (!after.equals(before)) {
            sharing.choose(video.id(), after);
        }
    }

    @DeleteMapping(ROUTE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id, @AuthenticationPrincipal SignedIn who) {
        videos.delete(access.requireOwned(id, who).id());
    }

    @Configuration
    static class VideoRoutes {

        @Bean
        Routes videoRules() {
            return () -> List.of(RouteRule.put(ROUTE, Access.SIGNED_IN), RouteRule.delete(ROUTE, Access.SIGNED_IN));
        }
    }
}
