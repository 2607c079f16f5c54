package tributary.backend.moderation.web;

import static tributary.backend.site.Access.ADMINISTRATOR;
import static tributary.backend.site.Access.ANYONE;
import static tributary.backend.site.Access.MODERATOR;
import static tributary.backend.site.Access.SIGNED_IN;
import static tributary.backend.site.RouteRule.delete;
import static tributary.backend.site.RouteRule.get;
import static tributary.backend.site.RouteRule.post;
import static tributary.backend.site.RouteRule.put;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tributary.backend.accounts.Right;
import tributary.backend.site.AdminPage;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;

@Configuration
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
                delete("/api/v1/users/me", SIGNED_IN),
                get("/api/v1/users/registrations", SIGNED_IN).needing(Right.APPROVE_SIGN_UPS),
                post("/api/v1/users/registrations/{id}/accept", SIGNED_IN).needing(Right.APPROVE_SIGN_UPS),
                post("/api/v1/users/registrations/{id}/reject", SIGNED_IN).needing(Right.APPROVE_SIGN_UPS),
                delete("/api/v1/users/{id}", SIGNED_IN).needing(Right.DELETE_PEOPLE),
                get("/api/v1/decisions", SIGNED_IN).needing(Right.SEE_REPORTS),
                post("/api/v1/decisions", SIGNED_IN).needing(Right.SEE_REPORTS),
                get("/api/v1/decisions/{id}", SIGNED_IN).needing(Right.SEE_REPORTS),
                post("/api/v1/decisions/{id}/undo", SIGNED_IN).needing(Right.SEE_REPORTS),
                post("/api/v1/decisions/{id}/appeal/answer", SIGNED_IN).needing(Right.SEE_REPORTS),
                post("/api/v1/decisions/{id}/appeal", SIGNED_IN),
                get("/api/v1/decisions/{id}/messages", SIGNED_IN),
                post("/api/v1/decisions/{id}/messages", SIGNED_IN),
                get("/api/v1/users/me/decisions", SIGNED_IN),
                get("/api/v1/cases", SIGNED_IN).needing(Right.SEE_REPORTS),
                get("/api/v1/cases/{id}", SIGNED_IN).needing(Right.SEE_REPORTS),
                put("/api/v1/cases/{id}/assignee", SIGNED_IN).needing(Right.SEE_REPORTS),
                get("/api/v1/cases/{id}/notes", SIGNED_IN).needing(Right.SEE_REPORTS),
                post("/api/v1/cases/{id}/notes", SIGNED_IN).needing(Right.SEE_REPORTS),
                get("/api/v1/review", SIGNED_IN).needing(Right.REVIEW_UPLOADS),
                post("/api/v1/review/{id}/accept", SIGNED_IN).needing(Right.REVIEW_UPLOADS),
                post("/api/v1/review/{id}/reject", SIGNED_IN).needing(Right.REVIEW_UPLOADS),
                get("/api/v1/rules", SIGNED_IN).needing(Right.MANAGE_RULES),
                post("/api/v1/rules", SIGNED_IN).needing(Right.MANAGE_RULES),
                delete("/api/v1/rules/{id}", SIGNED_IN).needing(Right.MANAGE_RULES),
                get("/api/v1/invitations", SIGNED_IN).needing(Right.INVITE),
                post("/api/v1/invitations", SIGNED_IN).needing(Right.INVITE),
                delete("/api/v1/invitations/{id}", SIGNED_IN).needing(Right.INVITE),
                get("/report", ANYONE),
                post("/report", ANYONE),
                get("/my/reports", SIGNED_IN),
                get("/my/reports/{id}", SIGNED_IN),
                post("/my/reports/{id}/messages", SIGNED_IN),
                get("/my/decisions", SIGNED_IN),
                get("/my/decisions/{id}", SIGNED_IN),
                post("/my/decisions/{id}", SIGNED_IN),
                get("/appeals/{token}", ANYONE),
                post("/appeals/{token}", ANYONE),
                get("/admin/reports", SIGNED_IN).needing(Right.SEE_REPORTS),
                post("/admin/reports", SIGNED_IN).needing(Right.SEE_REPORTS),
                get("/admin/reports/{id}", SIGNED_IN).needing(Right.SEE_REPORTS),
                post("/admin/reports/{id}/assign", SIGNED_IN).needing(Right.SEE_REPORTS),
                post("/admin/reports/{id}/notes", SIGNED_IN).needing(Right.SEE_REPORTS),
                post("/admin/reports/{id}/messages", SIGNED_IN).needing(Right.SEE_REPORTS),
                post("/admin/reports/{id}/decisions", SIGNED_IN).needing(Right.SEE_REPORTS),
                get("/admin/decisions", SIGNED_IN).needing(Right.SEE_REPORTS),
                get("/admin/decisions/{id}", SIGNED_IN).needing(Right.SEE_REPORTS),
                post("/admin/decisions/{id}/undo", SIGNED_IN).needing(Right.SEE_REPORTS),
                post("/admin/decisions/{id}/appeal", SIGNED_IN).needing(Right.SEE_REPORTS),
                post("/admin/decisions/{id}/messages", SIGNED_IN).needing(Right.SEE_REPORTS),
                get("/admin/people", SIGNED_IN).needing(Right.SEE_PEOPLE),
                get("/admin/people/{id}", SIGNED_IN).needing(Right.SEE_PEOPLE),
                post("/admin/people/{id}", SIGNED_IN).needing(Right.MANAGE_PEOPLE),
                post("/admin/people/{id}/sessions", SIGNED_IN).needing(Right.SEE_PEOPLE),
                get("/admin/review", SIGNED_IN).needing(Right.REVIEW_UPLOADS),
                post("/admin/review/{id}", SIGNED_IN).needing(Right.REVIEW_UPLOADS),
                get("/admin/rules", SIGNED_IN).needing(Right.MANAGE_RULES),
                post("/admin/rules", SIGNED_IN).needing(Right.MANAGE_RULES),
                post("/admin/rules/{id}/remove", SIGNED_IN).needing(Right.MANAGE_RULES),
                post("/admin/rules/copies", SIGNED_IN).needing(Right.DECIDE_VIDEOS),
                get("/admin/sign-ups", SIGNED_IN).needing(Right.APPROVE_SIGN_UPS),
                post("/admin/sign-ups/{id}", SIGNED_IN).needing(Right.APPROVE_SIGN_UPS),
                post("/admin/invitations", SIGNED_IN).needing(Right.INVITE),
                post("/admin/invitations/{id}/revoke", SIGNED_IN).needing(Right.INVITE),
                get("/admin/decision-texts", SIGNED_IN).needing(Right.DECIDE_VIDEOS),
                post("/admin/decision-texts", SIGNED_IN).needing(Right.DECIDE_VIDEOS));
    }

    @Bean
    AdminPage reportsEntry() {
        return new AdminPage("moderation.queue", "/admin/reports", MODERATOR, 100, "flag");
    }

    @Bean
    AdminPage reviewEntry() {
        return new AdminPage("moderation.review", "/admin/review", MODERATOR, 120, "eye");
    }

    @Bean
    AdminPage rulesEntry() {
        return new AdminPage("moderation.rules", "/admin/rules", ADMINISTRATOR, 130, "shield");
    }

    @Bean
    AdminPage joinEntry() {
        return new AdminPage("moderation.join", "/admin/sign-ups", MODERATOR, 210, "user-plus");
    }

    @Bean
    AdminPage peopleEntry() {
        return new AdminPage("moderation.people", "/admin/people", MODERATOR, 200, "users");
    }

    @Bean
    AdminPage decisionsEntry() {
        return new AdminPage("moderation.decisions", "/admin/decisions", MODERATOR, 110, "gavel");
    }
}
