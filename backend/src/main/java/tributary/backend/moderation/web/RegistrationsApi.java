package tributary.backend.moderation.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.Approvals;
import tributary.backend.accounts.Approvals.Asking;
import tributary.backend.accounts.SignedIn;
import tributary.backend.moderation.Joining;
import tributary.backend.site.JsonBody;
import tributary.backend.site.PageOf;
import tributary.backend.site.Paging;
import tributary.backend.site.Refused;
import tributary.backend.site.SentAs;

/// Who asked to be let in, as PeerTube's programs ask for it. Only those who still wait are listed.
@RestController
class RegistrationsApi {

    private final Approvals approvals;
    private final Joining joining;

    RegistrationsApi(Approvals approvals, Joining joining) {
        this.approvals = approvals;
        this.joining = joining;
    }

    /// @param moderationResponse words to the person, part of the letter
    record Form(@Nullable String moderationResponse) {}

    @GetMapping("/api/v1/users/registrations")
    PageOf<Map<String, Object>> list(
            @RequestParam(required = false) @Nullable String start,
            @RequestParam(required = false) @Nullable String count) {
        var paging = Paging.of(start, count, null);
        var waiting = approvals.waiting(0, paging.start(), paging.count());
        return new PageOf<>(approvals.count(), waiting).map(RegistrationsApi::json);
    }

    @PostMapping("/api/v1/users/registrations/{id}/accept")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(@PathVariable String id, @SentAs(Form.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        decide(id, true, body, me);
    }

    @PostMapping("/api/v1/users/registrations/{id}/reject")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reject(@PathVariable String id, @SentAs(Form.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        decide(id, false, body, me);
    }

    private void decide(String id, boolean accept, JsonBody body, SignedIn me) {
        var words = body.as(Form.class).moderationResponse();
        var number = id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
        if (!joining.decide(number, accept, words == null ? "" : words, me)) {
            throw Refused.notFound("Nobody of this number waits to be let in.");
        }
    }

    private static Map<String, Object> json(Asking asking) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", asking.accountId());
        json.put("state", Map.of("id", 1, "label", "Pending"));
        json.put("registrationReason", asking.answer());
        json.put("moderationResponse", null);
        json.put("username", asking.username());
        json.put("email", asking.email());
        json.put("createdAt", asking.since());
        return json;
    }
}
