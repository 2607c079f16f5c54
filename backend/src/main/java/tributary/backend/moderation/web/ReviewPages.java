package tributary.backend.moderation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.SignedIn;
import tributary.backend.moderation.Copies;
import tributary.backend.moderation.DecisionKind;
import tributary.backend.moderation.Decisions;
import tributary.backend.moderation.NewDecision;
import tributary.backend.moderation.Rule;
import tributary.backend.moderation.RuleChanges;
import tributary.backend.moderation.Rules;
import tributary.backend.moderation.Subjects;
import tributary.backend.moderation.UploadReview;
import tributary.backend.site.FieldProblems;
import tributary.backend.videos.VideoAccess;

/// `/admin/review`: uploads that wait for a look; `/admin/rules`: what the site watches for.
@Controller
class ReviewPages {

    private static final int ON_A_PAGE = 30;

    private final UploadReview review;
    private final Decisions decisions;
    private final Subjects subjects;
    private final Rules rules;
    private final RuleChanges changes;
    private final Copies copies;
    private final VideoAccess access;

    ReviewPages(
            UploadReview review,
            Decisions decisions,
            Subjects subjects,
            Rules rules,
            RuleChanges changes,
            Copies copies,
            VideoAccess access) {
        this.changes = changes;
        this.review = review;
        this.decisions = decisions;
        this.subjects = subjects;
        this.rules = rules;
        this.copies = copies;
        this.access = access;
    }

    @GetMapping("/admin/review")
    String waiting(@RequestParam(defaultValue = "0") long after, Model model) {
        var found = review.waiting(after, ON_A_PAGE + 1);
        var shown = found.data().subList(0, Math.min(ON_A_PAGE, found.data().size()));
        model.addAttribute("uploads", shown);
        model.addAttribute(
                "next",
                found.data().size() > ON_A_PAGE ? shown.getLast().video().id() : null);
        model.addAttribute("total", found.total());
        return "moderation/review";
    }

    /// @param reason why it is refused; empty lets it through
    @PostMapping("/admin/review/{id}")
    String decide(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean refuse,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal SignedIn me,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        var subject = subjects.video(id, me);
        if (!refuse) {
            review.letIn(subject.id(), me);
            flash.addFlashAttribute("notice", "moderation.review.let-in.done");
            return "redirect:/admin/review";
        }
        try {
            decisions.decide(null, subject, NewDecision.of(DecisionKind.BLOCK, reason), me, locale);
        } catch (FieldProblems problems) {
            response.setStatus(problems.status().value());
            model.addAttribute("problems", problems.keys());
            return waiting(0, model);
        }
        review.refused(subject.id(), me);
        flash.addFlashAttribute("notice", "moderation.review.refused.done");
        return "redirect:/admin/review";
    }

    @GetMapping("/admin/rules")
    String rules(Model model) {
        model.addAttribute("rules", rules.all());
        model.addAttribute("kinds", Rule.Kind.values());
        model.addAttribute("actions", Rule.Action.values());
        return "moderation/rules";
    }

    @PostMapping("/admin/rules")
    String add(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String pattern,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String note,
            @AuthenticationPrincipal SignedIn me,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        try {
            changes.add(
                    choice(Rule.Kind.class, kind, "kind"),
                    pattern,
                    choice(Rule.Action.class, action, "action"),
                    note,
                    me);
        } catch (FieldProblems problems) {
            response.setStatus(problems.status().value());
            model.addAttribute("problems", problems.keys());
            model.addAttribute("pattern", pattern);
            return rules(model);
        }
        flash.addFlashAttribute("notice", "moderation.rule.added");
        return "redirect:/admin/rules";
    }

    static <E extends Enum<E>> E choice(Class<E> type, String text, String field) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw FieldProblems.of(field, "moderation.decision.kind");
        }
    }

    @PostMapping("/admin/rules/{id}/remove")
    String remove(@PathVariable long id, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
        if (rules.all().stream().anyMatch(rule -> rule.id() == id)) {
            changes.remove(id, me);
        }
        flash.addFlashAttribute("notice", "moderation.rule.removed");
        return "redirect:/admin/rules";
    }

    /// The very file is refused from now on, and near copies of its picture wait.
    @PostMapping("/admin/rules/copies")
    String refuseCopies(
            @RequestParam(defaultValue = "") String video,
            @AuthenticationPrincipal SignedIn me,
            RedirectAttributes flash) {
        copies.refuse(access.requireVisible(video, me), me);
        flash.addFlashAttribute("notice", "moderation.rule.added");
        return "redirect:/admin/rules";
    }
}
