package tributary.backend.moderation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.SignedIn;
import tributary.backend.moderation.Case;
import tributary.backend.moderation.Cases;
import tributary.backend.moderation.Decisions;
import tributary.backend.moderation.Report;
import tributary.backend.moderation.Reports;
import tributary.backend.site.FieldProblems;

/// What became of one's own reports, and what was decided about oneself.
@Controller
class MyPages {

    private static final int MOST = 100;

    private final Reports reports;
    private final Cases cases;
    private final Decisions decisions;

    MyPages(Reports reports, Cases cases, Decisions decisions) {
        this.reports = reports;
        this.cases = cases;
        this.decisions = decisions;
    }

    @GetMapping("/my/reports")
    String reports(@AuthenticationPrincipal SignedIn me, Model model) {
        var found = new LinkedHashMap<Report, Case>();
        reports.list(me.accountId(), null, "", 0, MOST)
                .data()
                .forEach(report -> found.put(report, cases.require(report.caseId())));
        model.addAttribute("reports", found);
        return "moderation/my-reports";
    }

    @GetMapping("/my/reports/{id}")
    String report(@PathVariable long id, @AuthenticationPrincipal SignedIn me, Model model) {
        var report = reports.require(id, me);
        model.addAttribute("report", report);
        model.addAttribute("about", cases.require(report.caseId()));
        model.addAttribute("messages", reports.messages(id));
        return "moderation/my-report";
    }

    @PostMapping("/my/reports/{id}/messages")
    String write(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String message,
            @AuthenticationPrincipal SignedIn me,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        var report = reports.require(id, me);
        try {
            reports.write(report, me, message);
        } catch (FieldProblems problems) {
            response.setStatus(problems.status().value());
            model.addAttribute("problems", problems.keys());
            return report(id, me, model);
        }
        flash.addFlashAttribute("notice", "moderation.message.sent");
        return "redirect:/my/reports/" + id;
    }

    @GetMapping("/my/decisions")
    String decisions(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("decisions", decisions.about(me.accountId()));
        return "moderation/my-decisions";
    }

    @GetMapping("/my/decisions/{id}")
    String decision(@PathVariable long id, @AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("decision", decisions.requireConcerned(id, me.accountId()));
        model.addAttribute("messages", decisions.messages(id));
        model.addAttribute("action", "/my/decisions/" + id);
        return "moderation/my-decision";
    }

    /// The first message is the appeal; what follows stands in the same thread.
    @PostMapping("/my/decisions/{id}")
    String answer(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(defaultValue = "false") boolean appeal,
            @AuthenticationPrincipal SignedIn me,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        decisions.requireConcerned(id, me.accountId());
        try {
            if (appeal) {
                decisions.appeal(id, me.accountId(), message);
            } else {
                decisions.write(id, me, message);
            }
        } catch (FieldProblems problems) {
            response.setStatus(problems.status().value());
            model.addAttribute("problems", problems.keys());
            return decision(id, me, model);
        }
        flash.addFlashAttribute("notice", appeal ? "moderation.appeal.sent" : "moderation.message.sent");
        return "redirect:/my/decisions/" + id;
    }
}
