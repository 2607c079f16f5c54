package tributary.backend.moderation.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
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
import tributary.backend.accounts.SignedIn;
import tributary.backend.moderation.Cases;
import tributary.backend.moderation.Decision;
import tributary.backend.moderation.DecisionKind;
import tributary.backend.moderation.Decisions;
import tributary.backend.moderation.NewDecision;
import tributary.backend.moderation.Subject;
import tributary.backend.moderation.Subjects;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.JsonBody;
import tributary.backend.site.PageOf;
import tributary.backend.site.Refused;
import tributary.backend.site.SentAs;

/// Decisions of every kind, taking them back, and appeals. Other programs have no word for these.
@RestController
class DecisionsApi {

    private static final int MOST = 100;

    private final Decisions decisions;
    private final Cases cases;
    private final Subjects subjects;

    DecisionsApi(Decisions decisions, Cases cases, Subjects subjects) {
        this.decisions = decisions;
        this.cases = cases;
        this.subjects = subjects;
    }

    /// About one of `case`, `video`, `channel` and `account`; a case is closed by it.
    ///
    /// @param kind as in `ask-change`
    /// @param reason why
    /// @param words to the person concerned; the template's if absent
    /// @param dueAt end of a suspension, day until which to change, as in `2026-11-30T00:00:00Z`
    /// @param quota bytes from now on, for a limit
    /// @param uploads whether uploads are still allowed, for a limit
    record Form(
            @Nullable Long caseId,
            @Nullable String video,
            @Nullable String channel,
            @Nullable String account,
            @Nullable String kind,
            @Nullable String reason,
            @Nullable String words,
            @Nullable String dueAt,
            @Nullable Long quota,
            @Nullable Boolean uploads) {}

    record Undo(@Nullable String reason) {}

    record Words(@Nullable String message) {}

    record Answer(@Nullable Boolean accepted, @Nullable String message) {}

    @GetMapping("/api/v1/decisions")
    Map<String, Object> list(
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(defaultValue = "15") int count) {
        return Map.of(
                "data",
                decisions.newest(before, Math.clamp(count, 1, MOST)).stream()
                        .map(DecisionsApi::forStaff)
                        .toList());
    }

    @PostMapping("/api/v1/decisions")
    Map<String, Object> decide(@SentAs(Form.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        var form = body.as(Form.class);
        var wanted = wanted(form);
        var decision = form.caseId() == null
                ? decisions.decide(null, subject(form, me), wanted, me, Locale.ENGLISH)
                : decisions.decide(cases.require(form.caseId()), wanted, me, Locale.ENGLISH);
        return Map.of("decision", forStaff(decision));
    }

    private static NewDecision wanted(Form form) {
        try {
            return new NewDecision(
                    DecisionKind.ofKey(text(form.kind())),
                    text(form.reason()),
                    text(form.words()),
                    form.dueAt() == null ? null : Instant.parse(form.dueAt()),
                    form.quota(),
                    Boolean.TRUE.equals(form.uploads()));
        } catch (DateTimeException malformed) {
            throw FieldProblems.of("dueAt", "moderation.decision.due");
        } catch (IllegalArgumentException unknown) {
            throw FieldProblems.of("kind", "moderation.decision.kind");
        }
    }

    private Subject subject(Form form, SignedIn me) {
        if (form.video() != null) {
            return subjects.video(form.video(), me);
        }
        if (form.channel() != null) {
            return subjects.channel(form.channel());
        }
        if (form.account() != null) {
            return subjects.account(form.account());
        }
        throw Refused.invalid("Say what you decide about: a caseId, a video, a channel or an account.");
    }

    @GetMapping("/api/v1/decisions/{id}")
    Map<String, Object> show(@PathVariable long id) {
        return forStaff(decisions.require(id));
    }

    @PostMapping("/api/v1/decisions/{id}/undo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(@PathVariable long id, @SentAs(Undo.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        decisions.undo(id, text(body.as(Undo.class).reason()), me);
    }

    @PostMapping("/api/v1/decisions/{id}/appeal/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable long id, @SentAs(Answer.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        var answer = body.as(Answer.class);
        if (answer.accepted() == null) {
            throw Refused.invalid("Say in accepted whether the decision is taken back.");
        }
        decisions.answerAppeal(id, answer.accepted(), text(answer.message()), me);
    }

    @GetMapping("/api/v1/users/me/decisions")
    PageOf<Map<String, Object>> mine(@AuthenticationPrincipal SignedIn me) {
        var all = decisions.about(me.accountId());
        return new PageOf<>(all.size(), all).map(DecisionsApi::forConcerned);
    }

    /// The person concerned asks for a second look, once.
    @PostMapping("/api/v1/decisions/{id}/appeal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void appeal(@PathVariable long id, @SentAs(Words.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        decisions.requireConcerned(id, me.accountId());
        decisions.appeal(id, me.accountId(), text(body.as(Words.class).message()));
    }

    @GetMapping("/api/v1/decisions/{id}/messages")
    Map<String, Object> messages(@PathVariable long id, @AuthenticationPrincipal SignedIn me) {
        requireSide(id, me);
        return Map.of("data", decisions.messages(id));
    }

    @PostMapping("/api/v1/decisions/{id}/messages")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void write(@PathVariable long id, @SentAs(Words.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        requireSide(id, me);
        decisions.write(id, me, text(body.as(Words.class).message()));
    }

    /// Moderators read all threads, others their own.
    private void requireSide(long id, SignedIn me) {
        if (me.has(tributary.backend.accounts.Right.SEE_REPORTS)) {
            decisions.require(id);
        } else {
            decisions.requireConcerned(id, me.accountId());
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static Map<String, Object> forStaff(Decision decision) {
        var json = forConcerned(decision);
        json.put("caseId", decision.caseId());
        json.put("account", decision.accountName());
        json.put("author", decision.author());
        return json;
    }

    private static Map<String, Object> forConcerned(Decision decision) {
        var appeal = decision.appeal();
        var json = new LinkedHashMap<String, Object>();
        json.put("id", decision.id());
        json.put("kind", decision.kind().key());
        json.put("title", decision.title());
        json.put("reason", decision.reason());
        json.put("words", decision.words());
        json.put("videoId", decision.videoId());
        json.put("dueAt", decision.dueAt());
        json.put("createdAt", decision.createdAt());
        json.put("undoneAt", decision.undoneAt());
        json.put("appeal", appeal == null ? null : appeal.name().toLowerCase(Locale.ROOT));
        json.put("mayBeAppealed", decision.mayBeAppealed());
        return json;
    }
}
