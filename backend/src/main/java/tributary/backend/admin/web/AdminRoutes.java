package tributary.backend.admin.web;

import static tributary.backend.site.Access.ADMINISTRATOR;
import static tributary.backend.site.Access.ANYONE;
import static tributary.backend.site.Access.MODERATOR;
import static tributary.backend.site.RouteRule.delete;
import static tributary.backend.site.RouteRule.get;
import static tributary.backend.site.RouteRule.post;
import static tributary.backend.site.RouteRule.put;

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
                get("/admin/jobs", ADMINISTRATOR),
                post("/admin/jobs/{kind}/{id}", ADMINISTRATOR),
                get("/api/v1/jobs", ADMINISTRATOR),
                get("/api/v1/jobs/{state}", ADMINISTRATOR),
                post("/api/v1/jobs/{kind}/{id}/{deed}", ADMINISTRATOR),
                get("/admin/swarms", ADMINISTRATOR),
                get("/api/v1/server/swarms", ADMINISTRATOR),
                get("/admin/storage", ADMINISTRATOR),
                post("/admin/storage/orphans", ADMINISTRATOR),
                post("/admin/storage/orphans/look", ADMINISTRATOR),
                get("/api/v1/server/storage", ADMINISTRATOR),
                get("/admin/logs", ADMINISTRATOR),
                get("/api/v1/server/logs", ADMINISTRATOR),
                get("/admin/webhooks", ADMINISTRATOR),
                post("/admin/webhooks", ADMINISTRATOR),
                post("/admin/webhooks/{id}/delete", ADMINISTRATOR),
                post("/admin/webhooks/{id}/test", ADMINISTRATOR),
                get("/api/v1/webhooks", ADMINISTRATOR),
                post("/api/v1/webhooks", ADMINISTRATOR),
                delete("/api/v1/webhooks/{id}", ADMINISTRATOR),
                get("/admin/setup", ADMINISTRATOR),
                post("/admin/setup", ADMINISTRATOR),
                get("/api/v1/config/custom", ADMINISTRATOR),
                put("/api/v1/config/custom", ADMINISTRATOR),
                delete("/api/v1/config/custom", ADMINISTRATOR),
                get("/about/{page:terms|privacy}", ANYONE),
                get("/about/contact", ANYONE),
                post("/about/contact", ANYONE),
                post("/api/v1/server/contact", ANYONE),
                get("/metrics", ANYONE),
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
    AdminPage jobsEntry() {
        return new AdminPage("jobs.title", "/admin/jobs", ADMINISTRATOR, 310, "loader-circle");
    }

    @Bean
    AdminPage swarmsEntry() {
        return new AdminPage("swarms.title", "/admin/swarms", ADMINISTRATOR, 320, "network");
    }

    @Bean
    AdminPage storageEntry() {
        return new AdminPage("admin.storage", "/admin/storage", ADMINISTRATOR, 330, "server");
    }

    @Bean
    AdminPage webhooksEntry() {
        return new AdminPage("webhooks.title", "/admin/webhooks", ADMINISTRATOR, 410, "link");
    }

    @Bean
    AdminPage logsEntry() {
        return new AdminPage("logs.title", "/admin/logs", ADMINISTRATOR, 510, "file-video");
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
