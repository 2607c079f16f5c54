package tributary.backend.seeding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.SignedIn;
import tributary.backend.seeding.SwarmPass;
import tributary.backend.seeding.Swarms;
import tributary.backend.site.Access;
import tributary.backend.site.Refused;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;
import tributary.backend.videos.VideoAccess;

/// A fresh pass for a page that is open longer than its first one lasts.
@RestController
class SwarmController {

    private static final String ROUTE = "/api/v1/videos/{id}/swarm";

    private final VideoAccess access;
    private final Swarms swarms;

    SwarmController(VideoAccess access, Swarms swarms) {
        this.access = access;
        this.swarms = swarms;
    }

    @GetMapping(ROUTE)
    SwarmPass pass(
            @PathVariable String id, @AuthenticationPrincipal @Nullable SignedIn viewer, HttpServletResponse response) {
        var video = access.requireVisible(id, viewer);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return swarms.pass(video).orElseThrow(() -> Refused.notFound("This video is not shared between its viewers."));
    }

    @Configuration
    static class SwarmRoutes {

        @Bean
        Routes swarmRoutes() {
            return () -> List.of(RouteRule.get(ROUTE, Access.ANYONE));
        }
    }
}
