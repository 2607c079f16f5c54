package tributary.backend.moderation.web;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.AccountChanges;
import tributary.backend.accounts.Authority;
import tributary.backend.accounts.SignedIn;
import tributary.backend.audit.Audit;
import tributary.backend.moderation.AccountRemoval;
import tributary.backend.moderation.Decision;
import tributary.backend.moderation.DecisionKind;
import tributary.backend.moderation.Decisions;
import tributary.backend.moderation.NewDecision;
import tributary.backend.moderation.Subjects;
import tributary.backend.site.JsonBody;
import tributary.backend.site.SentAs;

/// Blocking, unblocking and deleting accounts as PeerTube's programs do it.
@RestController
class UserDecisionsApi {

    private final Authority authority;
    private final Decisions decisions;
    private final Subjects subjects;
    private final AccountChanges changes;
    private final AccountRemoval removal;
    private final Audit audit;

    UserDecisionsApi(
            Authority authority,
            Decisions decisions,
            Subjects subjects,
            AccountChanges changes,
            AccountRemoval removal,
            Audit audit) {
        this.authority = authority;
        this.decisions = decisions;
        this.subjects = subjects;
        this.changes = changes;
        this.removal = removal;
        this.audit = audit;
    }

    record Form(@Nullable String reason) {}

    /// Closed until it is unblocked; its videos stay.
    @PostMapping("/api/v1/users/{id}/block")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void block(@PathVariable String id, @SentAs(Form.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        var account = authority.require(me, id);
        var reason = body.as(Form.class).reason();
        var shown = reason == null || reason.isBlank() ? "It is against the rules of this site." : reason;
        decisions.decide(
                null,
                subjects.account(Long.toString(account.id())),
                NewDecision.of(DecisionKind.CLOSE, shown),
                me,
                Locale.ENGLISH);
    }

    @PostMapping("/api/v1/users/{id}/unblock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(@PathVariable String id, @AuthenticationPrincipal SignedIn me) {
        var account = authority.require(me, id);
        decisions.inForceOfAccount(account.id()).stream()
                .filter(decision -> decision.kind().closes())
                .map(Decision::id)
                .forEach(decision -> decisions.undo(decision, "", me));
        changes.readmit(account.id());
        audit.record(me, "people.readmit", "account", account.username(), null, Map.of());
    }

    /// Somebody's own account with everything of it, at once and for good.
    @DeleteMapping("/api/v1/users/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@AuthenticationPrincipal SignedIn me) {
        removal.remove(me.accountId());
    }

    /// At once and for good.
    @DeleteMapping("/api/v1/users/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id, @AuthenticationPrincipal SignedIn me) {
        var account = authority.require(me, id);
        removal.remove(account.id());
        audit.record(me, "people.delete", "account", account.username(), null, Map.of());
    }
}
