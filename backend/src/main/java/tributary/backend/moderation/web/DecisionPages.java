package tributary.backend.moderation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.SignedIn;
import tributary.backend.moderation.DecisionKind;
import tributary.backend.moderation.DecisionWords;
import tributary.backend.moderation.Decisions;
import tributary.backend.site.FieldProblems;

/// `/admin/decisions`: what was decided, taking it back, and appeals; and the texts that go with decisions.
@Controller
class DecisionPages {

    private static final int ON_A_PAGE = 40;

    private final Decisions decisions;
    private final DecisionWords words;

    DecisionPages(Decisions decisions, DecisionWords words) {
        this.decisions = decisions;
        this.words = words;
    }

    @GetMapping("/admin/decisions")
    String list(@RequestParam(defaultValue = "9223372036854775807") long before, Model model) {
        var found = decisions.newest(before, ON_A_PAGE + 1);
        var shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        model.addAttribute("decisions", shown);
        model.addAttribute("appeals", decisions.openAppeals());
        model.addAttribute("next", found.size() > ON_A_PAGE ? shown.getLast().id() : null);
        return "moderation/decisions";
    }

    @GetMapping("/admin/decisions/{id}")
    String show(@PathVariable long id, @AuthenticationPrincipal SignedIn me, Model model) {
        var decision = decisions.require(id);
        model.addAttribute("decision", decision);
        model.addAttribute("messages", decisions.messages(id));
        model.addAttribute("mayAnswer", decisions.mayAnswer(decision, me));
        return "moderation/decision";
    }

    @PostMapping("/admin/decisions/{id}/undo")
    String undo(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal SignedIn me,
            RedirectAttributes flash) {
        decisions.undo(id, reason, me);
        flash.addFlashAttribute("notice", "moderation.undone");
        return "redirect:/admin/decisions/" + id;
    }

    @PostMapping("/admin/decisions/{id}/appeal")
    String answer(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(defaultValue = "false") boolean accepted,
            @AuthenticationPrincipal SignedIn me,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        try {
            decisions.answerAppeal(id, accepted, message, me);
        } catch (FieldProblems problems) {
            response.setStatus(problems.status().value());
            model.addAttribute("problems", problems.keys());
            return show(id, me, model);
        }
        flash.addFlashAttribute("notice", accepted ? "moderation.appeal.accepted" : "moderation.appeal.rejected");
        return "redirect:/admin/decisions/" + id;
    }

    @PostMapping("/admin/decisions/{id}/messages")
    String write(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String message,
            @AuthenticationPrincipal SignedIn me,
            HttpServletResponse response,
            Model model) {
        try {
            decisions.write(id, me, message);
        } catch (FieldProblems problems) {
            response.setStatus(problems.status().value());
            model.addAttribute("problems", problems.keys());
            return show(id, me, model);
        }
        return "redirect:/admin/decisions/" + id;
    }

    @GetMapping("/admin/decision-texts")
    String texts(Locale locale, Model model) {
        var texts = new LinkedHashMap<DecisionKind, String>();
        Arrays.stream(DecisionKind.values())
                .filter(kind -> kind != DecisionKind.DISMISS)
                .forEach(kind -> texts.put(kind, words.template(kind, locale)));
        model.addAttribute("texts", texts);
        return "moderation/texts";
    }

    @PostMapping("/admin/decision-texts")
    String saveTexts(
            @RequestParam Map<String, String> form,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        try {
            for (var kind : DecisionKind.values()) {
                var text = form.get(kind.key());
                if (text != null && !text.replace("\r\n", "\n").equals(words.template(kind, locale))) {
                    words.replace(kind, text.replace("\r\n", "\n"));
                }
            }
        } catch (FieldProblems problems) {
            response.setStatus(problems.status().value());
            model.addAttribute("problems", problems.keys());
            return texts(locale, model);
        }
        flash.addFlashAttribute("notice", "moderation.texts.saved");
        return "redirect:/admin/decision-texts";
    }
}
