package tributary.backend.moderation.web;

import static tributary.backend.site.Access.ANYONE;
import static tributary.backend.site.Access.SIGNED_IN;
import static tributary.backend.site.RouteRule.delete;
import static tributary.backend.site.RouteRule.get;
import static tributary.backend.site.RouteRule.post;
import static tributary.backend.site.RouteRule.put;

import java.util.List;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.Right;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;

@Component
class ModerationRoutes implements Routes {

    @Override
    public List<RouteRule> routes() {
        return List.of(
                post("/api/v1/abuses", ANYONE),
                get("/api/v1/abuses", SIGNED_IN).needing(Right.SEE_REPORTS),
                get("/api/v1/users/me/abuses", SIGNED_IN),
                put("/api/v1/abuses/{id}", SIGNED_IN).needing(Right.SEE_REPORTS),
                delete("/api/v1/abuses/{id}", SIGNED_IN).needing(Right.SEE_REPORTS),
                get("/api/v1/abuses/{id}/messages", SIGNED_IN),
                post("/api/v1/abuses/{id}/messages", SIGNED_IN),
                delete("/api/v1/abuses/{id}/messages/{message}", SIGNED_IN).needing(Right.SEE_REPORTS),
                get("/api/v1/videos/blacklist", SIGNED_IN).needing(Right.DECIDE_VIDEOS),
                post("/api/v1/videos/{id}/blacklist", SIGNED_IN).needing(Right.DECIDE_VIDEOS),
                put("/api/v1/videos/{id}/blacklist", SIGNED_IN).needing(Right.DECIDE_VIDEOS),
                delete("/api/v1/videos/{id}/blacklist", SIGNED_IN).needing(Right.DECIDE_VIDEOS),
                post("/api/v1/users/{id}/block", SIGNED_IN).needing(Right.DECIDE_PEOPLE),
                post("/api/v1/users/{id}/unblock", SIGNED_IN).needing(Right.DECIDE_PEOPLE),
                delete("/api/v1/users/{id}", SIGNED_IN).needing(Right.DELETE_PEOPLE));
    }
}
