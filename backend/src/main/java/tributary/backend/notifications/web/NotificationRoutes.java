package tributary.backend.notifications.web;

import static tributary.backend.site.Access.SIGNED_IN;
import static tributary.backend.site.RouteRule.get;
import static tributary.backend.site.RouteRule.post;
import static tributary.backend.site.RouteRule.put;

import java.util.List;
import org.springframework.stereotype.Component;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;

@Component
class NotificationRoutes implements Routes {

    @Override
    public List<RouteRule> routes() {
        return List.of(
                get("/notifications", SIGNED_IN),
                get("/notifications/events", SIGNED_IN),
                post("/notifications/read", SIGNED_IN),
                get("/settings/notifications", SIGNED_IN),
                post("/settings/notifications", SIGNED_IN),
                get("/api/v1/users/me/notifications", SIGNED_IN),
                post("/api/v1/users/me/notifications/read", SIGNED_IN),
                post("/api/v1/users/me/notifications/read-all", SIGNED_IN),
                get("/api/v1/users/me/notification-settings", SIGNED_IN),
                put("/api/v1/users/me/notification-settings", SIGNED_IN));
    }
}
