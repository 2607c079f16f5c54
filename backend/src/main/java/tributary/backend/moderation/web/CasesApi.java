package tributary.backend.moderation.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.SignedIn;
import tributary.backend.moderation.Case;
import tributary.backend.moderation.CaseQuery;
import tributary.backend.moderation.Cases;
import tributary.backend.site.JsonBody;
import tributary.backend.site.Refused;
import tributary.backend.site.SentAs;

/// The queue for programs: reports of one thing are one case. Single reports stand at `/api/v1/abuses`.
@RestController
class CasesApi {

    private static final int MOST = 100;

    private final Cases cases;

    CasesApi(Cases cases) {
        this.cases = cases;
    }

    /// @param mine true takes the case, false gives it back
    record Assignment(@Nullable Boolean mine) {}

    record Note(@Nullable String message) {}

    /// @param state `open`, `decided` or `all`
    /// @param after number of the case behind which to go on
    @GetMapping("/api/v1/cases")
    Map<String, Object> list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "15") int count) {
        var place = after == null
                ? null
                : cases.find(after)
                        .map(last -> new CaseQuery.Place(last.touchedAt(), last.id()))
                        .orElseThrow(() -> Refused.notFound("There is no such case."));
        var open = "all".equals(state) ? null : Boolean.valueOf(!"decided".equals(state));
        return Map.of(
                "data",
                cases.list(new CaseQuery(
                        open, null, null, false, null, null, search.strip(), place, Math.clamp(count, 1, MOST))));
    }

    @GetMapping("/api/v1/cases/{id}")
    Case show(@PathVariable long id) {
        return cases.require(id);
    }

    @PutMapping("/api/v1/cases/{id}/assignee")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void assign(@PathVariable long id, @SentAs(Assignment.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        var mine = Boolean.TRUE.equals(body.as(Assignment.class).mine());
        cases.assign(cases.require(id).id(), mine ? me.accountId() : null);
    }

    @GetMapping("/api/v1/cases/{id}/notes")
    Map<String, Object> notes(@PathVariable long id) {
        return Map.of("data", cases.notes(cases.require(id).id()));
    }

    @PostMapping("/api/v1/cases/{id}/notes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void note(@PathVariable long id, @SentAs(Note.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        var text = body.as(Note.class).message();
        cases.note(cases.require(id).id(), me.accountId(), text == null ? "" : text);
    }
}
