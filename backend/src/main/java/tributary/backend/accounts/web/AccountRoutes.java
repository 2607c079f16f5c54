package tributary.backend.accounts.web;

import static tributary.backend.site.Access.ANYONE;
import static tributary.backend.site.Access.SIGNED_IN;
import static tributary.backend.site.RouteRule.get;
import static tributary.backend.site.RouteRule.post;
import static tributary.backend.site.RouteRule.put;

import java.util.List;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.Right;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;

@Component
class AccountRoutes implements Routes {

    @Override
    public List<RouteRule> routes() {
        return List.of(
                get("/login", ANYONE),
                post("/login", ANYONE),
                post("/logout", ANYONE),
                get("/signup", ANYONE),
                post("/signup", ANYONE),
                get("/reset-password", ANYONE),
                post("/reset-password", ANYONE),
                get("/reset-password/{token}", ANYONE),
                post("/reset-password/{token}", ANYONE),
                get("/confirm-mail", ANYONE),
                post("/confirm-mail", ANYONE),
                get("/confirm-mail/{token}", ANYONE),
                post("/confirm-mail/{token}", ANYONE),
                post("/api/v1/users/ask-send-verify-email", ANYONE),
                post("/api/v1/users/{id}/verify-email", ANYONE),
                get("/.well-known/change-password", ANYONE),
                get("/settings", SIGNED_IN),
                get("/settings/profile", SIGNED_IN),
                post("/settings/profile", SIGNED_IN),
                get("/settings/password", SIGNED_IN),
                post("/settings/password", SIGNED_IN),
                post("/settings/email", SIGNED_IN),
                get("/api/v1/oauth-clients/local", ANYONE),
                post("/api/v1/users/token", ANYONE),
                post("/api/v1/users/revoke-token", SIGNED_IN),
                post("/api/v1/users/register", ANYONE),
                get("/api/v1/users/register/challenge", ANYONE),
                post("/api/v1/users/registrations/request", ANYONE),
                post("/api/v1/users/ask-reset-password", ANYONE),
                put("/api/v1/users/me", SIGNED_IN),
                get("/api/v1/users", SIGNED_IN).needing(Right.SEE_PEOPLE),
                post("/api/v1/users", SIGNED_IN).needing(Right.MANAGE_PEOPLE),
                get("/api/v1/users/{id}", SIGNED_IN).needing(Right.SEE_PEOPLE),
                put("/api/v1/users/{id}", SIGNED_IN).needing(Right.MANAGE_PEOPLE),
                get("/api/v1/users/{id}/token-sessions", SIGNED_IN),
                post("/api/v1/users/{id}/token-sessions/{session}/revoke", SIGNED_IN),
                get("/api/v1/accounts/{name}", ANYONE));
    }
}
