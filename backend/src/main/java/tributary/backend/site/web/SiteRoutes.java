package tributary.backend.site.web;

import java.util.List;
import org.springframework.stereotype.Component;
import tributary.backend.site.Access;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;

@Component
class SiteRoutes implements Routes {

    @Override
    public List<RouteRule> routes() {
        return List.of(RouteRule.get("/api/v1/ping", Access.ANYONE));
    }
}
