package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.AccountSessions;
import tributary.backend.accounts.Authority;
import tributary.backend.accounts.PersonChanged;
import tributary.backend.accounts.Right;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.PageOf;
import tributary.backend.site.Refused;

/// Where somebody is signed in, by PeerTube's names. A number is a program's session; those of browsers begin with a
/// `b`.
/// One's own, and for moderators those of people of a lower role.
@RestController
class TokenSessionsApi {

    private final AccountSessions sessions;
    private final Authority authority;
    private final ApplicationEventPublisher events;

    TokenSessionsApi(AccountSessions sessions, Authority authority, ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.authority = authority;
        this.events = events;
    }

    @GetMapping("/api/v1/users/{id}/token-sessions")
    PageOf<Map<String, Object>> list(
            @PathVariable String id, @AuthenticationPrincipal SignedIn me, HttpServletRequest request) {
        var all = sessions.of(reached(id, me));
        var header = String.valueOf(request.getHeader("Authorization"));
        var current = sessions.keyOf(header.substring(header.indexOf(' ') + 1).strip())
                .orElse("");
        return new PageOf<>(all.size(), all).map(open -> json(open, open.key().equals(current)));
    }

    @PostMapping("/api/v1/users/{id}/token-sessions/{session}/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id, @PathVariable String session, @AuthenticationPrincipal SignedIn me) {
        var account = reached(id, me);
        if (!sessions.end(account, session.startsWith("b") ? session : "p" + session)) {
            throw Refused.notFound("There is no such session any more.");
        }
        if (account != me.accountId()) {
            events.publishEvent(new PersonChanged(
                    me, "people.end-sessions", authority.find(id).username(), Map.of("all", false)));
        }
    }

    /// So that nobody learns which accounts exist, people without rights are refused for all others alike.
    private long reached(String id, SignedIn me) {
        if (id.equals(Long.toString(me.accountId())) || id.equals("me")) {
            return me.accountId();
        }
        if (!me.has(Right.SEE_PEOPLE)) {
            throw Refused.forbidden("These are not your sessions.");
        }
        return authority.require(me, id).id();
    }

    private static Map<String, Object> json(AccountSessions.Open open, boolean current) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", open.program() ? Long.valueOf(open.key().substring(1)) : open.key());
        json.put("currentSession", current);
        json.put("loginDevice", open.program() ? null : "browser");
        json.put("loginIP", null);
        json.put("loginDate", open.since());
        json.put("lastActivityDevice", null);
        json.put("lastActivityIP", null);
        json.put("lastActivityDate", open.lastUsed());
        json.put("createdAt", open.since());
        return json;
    }
}
