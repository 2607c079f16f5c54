package tributary.backend.moderation.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.SignedIn;
import tributary.backend.moderation.CaseQuery;
import tributary.backend.moderation.Cases;
import tributary.backend.moderation.Decisions;
import tributary.backend.moderation.ReportReason;
import tributary.backend.moderation.Reports;
import tributary.backend.moderation.Subject;
import tributary.backend.moderation.Subjects;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.Refused;

/// `/admin/reports`: the queue, and one case after the other.
@Controller
class QueuePages {

    private static final int ON_A_PAGE = 40;

    private final Cases cases;
    private final Reports reports;
    private final Decisions decisions;
    private final Subjects subjects;
    private final CaseModel page;

    QueuePages(Cases cases, Reports reports, Decisions decisions, Subjects subjects, CaseModel page) {
        this.cases = cases;
        this.reports = reports;
        this.decisions = decisions;
        this.subjects = subjects;
        this.page = page;
    }

    /// What the queue is narrowed down to.
    record Filter(
            @Nullable String state,
            @Nullable String kind,
            @Nullable String assignee,
            @Nullable String reason,
            @Nullable String search,
            @Nullable String after) {

        CaseQuery query(SignedIn me, int count) {
            return new CaseQuery(
                    "all".equals(state) ? null : Boolean.valueOf(!"decided".equals(state)),
                    wantedKind(),
                    "me".equals(assignee) ? me.accountId() : null,
                    "nobody".equals(assignee),
                    null,
                    reason == null ? null : ReportReason.of(reason).orElse(null),
                    search == null ? "" : search.strip(),
                    place(),
                    count);
        }

        private Subject.@Nullable Kind wantedKind() {
            return switch (kind == null ? "" : kind) {
                case "video" -> Subject.Kind.VIDEO;
                case "channel" -> Subject.Kind.CHANNEL;
                case "account" -> Subject.Kind.ACCOUNT;
                default -> null;
            };
        }

        private CaseQuery.@Nullable Place place() {
            if (after == null || !after.matches("[0-9]{1,17}_[0-9]{1,18}")) {
                return null;
            }
            var parts = after.split("_", 2);
            var micros = Long.parseLong(parts[0]);
            return new CaseQuery.Place(
                    Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000), Long.parseLong(parts[1]));
        }
    }

    @GetMapping("/admin/reports")
    String queue(@ModelAttribute Filter filter, @AuthenticationPrincipal SignedIn me, Model model) {
        var found = cases.list(filter.query(me, ON_A_PAGE + 1));
        var shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        model.addAttribute("cases", shown);
        model.addAttribute("filter", filter);
        model.addAttribute("reasons", ReportReason.values());
        model.addAttribute("appeals", decisions.openAppeals());
        model.addAttribute("next", found.size() > ON_A_PAGE ? place(shown.getLast()) : null);
        return "moderation/queue";
    }

    private static String place(tributary.backend.moderation.Case last) {
        var time = last.touchedAt();
        return (time.getEpochSecond() * 1_000_000 + time.getNano() / 1000) + "_" + last.id();
    }

    @GetMapping("/admin/reports/{id}")
    String show(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long reportsAfter,
            @AuthenticationPrincipal SignedIn me,
            Locale locale,
            Model model) {
        page.fill(model, cases.require(id), reportsAfter, me, locale);
        return "moderation/case";
    }

    /// A case about something that nobody reported.
    @PostMapping("/admin/reports")
    String open(
            @RequestParam(required = false) @Nullable String video,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String account,
            @AuthenticationPrincipal SignedIn me) {
        var subject = Optional.ofNullable(video)
                .map(id -> subjects.video(id, me))
                .or(() -> Optional.ofNullable(channel).map(subjects::channel))
                .or(() -> Optional.ofNullable(account).map(subjects::account))
                .orElseThrow(() -> Refused.invalid("Say what the case is about."));
        return "redirect:/admin/reports/" + cases.open(subject);
    }

    @PostMapping("/admin/reports/{id}/assign")
    String assign(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean mine,
            @AuthenticationPrincipal SignedIn me) {
        cases.assign(cases.require(id).id(), mine ? me.accountId() : null);
        return "redirect:/admin/reports/" + id;
    }

    @PostMapping("/admin/reports/{id}/notes")
    String note(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String message,
            @AuthenticationPrincipal SignedIn me,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        try {
            cases.note(cases.require(id).id(), me.accountId(), message);
        } catch (FieldProblems problems) {
            return refused(id, problems, me, locale, response, model);
        }
        return "redirect:/admin/reports/" + id + "#notes";
    }

    @PostMapping("/admin/reports/{id}/messages")
    String write(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long report,
            @RequestParam(defaultValue = "") String message,
            @AuthenticationPrincipal SignedIn me,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        cases.require(id);
        var found = reports.find(report)
                .filter(it -> it.caseId() == id)
                .orElseThrow(() -> Refused.notFound("There is no such report in this case."));
        try {
            reports.write(found, me, message);
        } catch (FieldProblems problems) {
            return refused(id, problems, me, locale, response, model);
        }
        return "redirect:/admin/reports/" + id + "#report-" + report;
    }

    @PostMapping("/admin/reports/{id}/decisions")
    String decide(
            @PathVariable long id,
            @ModelAttribute DecisionForm form,
            @AuthenticationPrincipal SignedIn me,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        var about = cases.require(id);
        var next = cases.next(about);
        try {
            decisions.decide(about, form.decision(), me, locale);
        } catch (FieldProblems problems) {
            model.addAttribute("form", form);
            return refused(id, problems, me, locale, response, model);
        }
        flash.addFlashAttribute("notice", "moderation.decided");
        return "redirect:/admin/reports" + next.map(other -> "/" + other).orElse("");
    }

    private String refused(
            long id, FieldProblems problems, SignedIn me, Locale locale, HttpServletResponse response, Model model) {
        response.setStatus(problems.status().value());
        model.addAttribute("problems", problems.keys());
        return show(id, 0, me, locale, model);
    }
}
