package tributary.backend.channels.web;

import static tributary.backend.site.Access.ANYONE;
import static tributary.backend.site.Access.SIGNED_IN;
import static tributary.backend.site.RouteRule.delete;
import static tributary.backend.site.RouteRule.get;
import static tributary.backend.site.RouteRule.post;
import static tributary.backend.site.RouteRule.put;

import java.util.List;
import org.springframework.stereotype.Component;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;

@Component
class ChannelRoutes implements Routes {

    @Override
    public List<RouteRule> routes() {
        return List.of(
                get("/settings/channels", SIGNED_IN),
                get("/settings/channels/new", SIGNED_IN),
                post("/settings/channels", SIGNED_IN),
                get("/settings/channels/{handle}", SIGNED_IN),
                post("/settings/channels/{handle}", SIGNED_IN),
                post("/settings/channels/{handle}/delete", SIGNED_IN),
                get("/api/v1/users/me", SIGNED_IN),
                get("/api/v1/video-channels", ANYONE),
                post("/api/v1/video-channels", SIGNED_IN),
                get("/api/v1/video-channels/{handle}", ANYONE),
                put("/api/v1/video-channels/{handle}", SIGNED_IN),
                delete("/api/v1/video-channels/{handle}", SIGNED_IN),
                get("/api/v1/accounts/{name}/video-channels", ANYONE));
    }
}
