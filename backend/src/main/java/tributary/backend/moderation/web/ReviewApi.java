package tributary.backend.moderation.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.Invitations;
import tributary.backend.accounts.SignedIn;
import tributary.backend.audit.Audit;
import tributary.backend.moderation.DecisionKind;
import tributary.backend.moderation.Decisions;
import tributary.backend.moderation.HeldUpload;
import tributary.backend.moderation.NewDecision;
import tributary.backend.moderation.Rule;
import tributary.backend.moderation.RuleChanges;
import tributary.backend.moderation.Rules;
import tributary.backend.moderation.Subjects;
import tributary.backend.moderation.UploadReview;
import tributary.backend.site.JsonBody;
import tributary.backend.site.PageOf;
import tributary.backend.site.SentAs;

/// What stands before publication and before an account: uploads that wait, what is watched for, invitations.
@RestController
class ReviewApi {

    private static final int MOST = 100;

    private final UploadReview review;
    private final Decisions decisions;
    private final Subjects subjects;
    private final Rules rules;
    private final RuleChanges changes;
    private final Invitations invitations;
    private final Audit audit;

    ReviewApi(
            UploadReview review,
            Decisions decisions,
            Subjects subjects,
            Rules rules,
            RuleChanges changes,
            Invitations invitations,
            Audit audit) {
        this.review = review;
        this.decisions = decisions;
        this.subjects = subjects;
        this.rules = rules;
        this.changes = changes;
        this.invitations = invitations;
        this.audit = audit;
    }

    record Refusal(@Nullable String reason) {}

    /// @param kind `word`, `link`, `file`, `frame`, `mail_domain` or `network`
    /// @param action `hold`, `label` or `refuse`
    record NewRule(
            @Nullable String kind,
            @Nullable String pattern,
            @Nullable String action,
            @Nullable String note) {}

    /// @param places how many accounts it is good for, 1 to 1,000
    /// @param days how long, 1 to 365
    record NewInvitation(
            @Nullable String note,
            @Nullable Integer places,
            @Nullable Integer days) {}

    /// @param after number of the video behind which to go on
    @GetMapping("/api/v1/review")
    PageOf<Map<String, Object>> waiting(
            @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "15") int count) {
        return review.waiting(after, Math.clamp(count, 1, MOST)).map(ReviewApi::json);
    }

    private static Map<String, Object> json(HeldUpload upload) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", upload.video().id());
        json.put("uuid", upload.video().uuid());
        json.put("shortUUID", upload.video().shortUuid());
        json.put("name", upload.video().name());
        json.put("account", upload.owner());
        json.put("reasons", upload.reasons());
        json.put("createdAt", upload.video().createdAt());
        return json;
    }

    @PostMapping("/api/v1/review/{id}/accept")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(@PathVariable String id, @AuthenticationPrincipal SignedIn me) {
        review.letIn(subjects.video(id, me).id(), me);
    }

    /// It is blocked for that reason, which its creator reads and may appeal against.
    @PostMapping("/api/v1/review/{id}/reject")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reject(@PathVariable String id, @SentAs(Refusal.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        var reason = body.as(Refusal.class).reason();
        var subject = subjects.video(id, me);
        decisions.decide(
                null, subject, NewDecision.of(DecisionKind.BLOCK, reason == null ? "" : reason), me, Locale.ENGLISH);
        review.refused(subject.id(), me);
    }

    @GetMapping("/api/v1/rules")
    PageOf<Rule> rules() {
        var all = rules.all();
        return new PageOf<>(all.size(), all);
    }

    @PostMapping("/api/v1/rules")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@SentAs(NewRule.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        var wanted = body.as(NewRule.class);
        changes.add(
                ReviewPages.choice(Rule.Kind.class, text(wanted.kind()), "kind"),
                text(wanted.pattern()),
                ReviewPages.choice(Rule.Action.class, text(wanted.action()), "action"),
                wanted.note(),
                me);
    }

    @DeleteMapping("/api/v1/rules/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id, @AuthenticationPrincipal SignedIn me) {
        changes.remove(id, me);
    }

    @GetMapping("/api/v1/invitations")
    Map<String, Object> invitations() {
        return Map.of("data", invitations.open());
    }

    /// The link's path is shown this once.
    @PostMapping("/api/v1/invitations")
    Map<String, Object> invite(@SentAs(NewInvitation.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        var wanted = body.as(NewInvitation.class);
        var places = wanted.places() == null ? 1 : wanted.places();
        var days = Math.clamp(wanted.days() == null ? 7 : wanted.days(), 1, 365);
        var path = invitations.make(wanted.note(), places, Duration.ofDays(days), me.accountId());
        audit.record(me, "people.invite", "site", "invitation", wanted.note(), Map.of("places", places, "days", days));
        return Map.of("path", path);
    }

    @DeleteMapping("/api/v1/invitations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id, @AuthenticationPrincipal SignedIn me) {
        invitations.revoke(id);
        audit.record(me, "people.revoke-invitation", "site", "invitation", null, Map.of("id", id));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
