package tributary.backend.admin.web;

import static tributary.backend.site.Access.ADMINISTRATOR;
import static tributary.backend.site.Access.MODERATOR;
import static tributary.backend.site.RouteRule.get;
import static tributary.backend.site.RouteRule.post;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import tributary.backend.site.AdminPage;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;

@Component
class AdminRoutes implements Routes {

    @Override
    public List<RouteRule> routes() {
        return List.of(
                get("/admin", MODERATOR),
                get("/admin/settings", ADMINISTRATOR),
                get("/admin/settings/{group}", ADMINISTRATOR),
                post("/admin/settings/{group}", ADMINISTRATOR),
                post("/admin/settings/{group}/restore", ADMINISTRATOR),
                get("/admin/health", ADMINISTRATOR),
                post("/admin/health", ADMINISTRATOR),
                post("/admin/health/letter", ADMINISTRATOR),
                get("/api/v1/server/health", ADMINISTRATOR),
                post("/api/v1/server/health", ADMINISTRATOR),
                get("/admin/audit", ADMINISTRATOR),
                get("/admin/audit/export", ADMINISTRATOR),
                get("/api/v1/audit-log", ADMINISTRATOR));
    }

    @Bean
    AdminPage overviewEntry() {
        return new AdminPage("admin.overview", "/admin", MODERATOR, 0, "house");
    }

    @Bean
    AdminPage healthEntry() {
        return new AdminPage("admin.health", "/admin/health", ADMINISTRATOR, 300, "heart-pulse");
    }

    @Bean
    AdminPage settingsEntry() {
        return new AdminPage("admin.settings", "/admin/settings", ADMINISTRATOR, 400, "settings");
    }

    @Bean
    AdminPage auditEntry() {
        return new AdminPage("admin.audit", "/admin/audit", ADMINISTRATOR, 500, "list-video");
    }
}
