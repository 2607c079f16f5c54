package tributary.backend.moderation.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.moderation.AppealLinks;
import tributary.backend.moderation.Decision;
import tributary.backend.moderation.Decisions;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.Refused;

/// Decisions about people who cannot sign in, by the link that the sign-in page gave them.
@Controller
class AppealPages {

    private final AppealLinks links;
    private final Decisions decisions;

    AppealPages(AppealLinks links, Decisions decisions) {
        this.links = links;
        this.decisions = decisions;
    }

    @GetMapping("/appeals/{token}")
    String show(@PathVariable String token, HttpServletResponse response, Model model) {
        response.setHeader("Referrer-Policy", "no-referrer");
        var decision = decision(token);
        model.addAttribute("decision", decision);
        model.addAttribute("messages", decisions.messages(decision.id()));
        model.addAttribute("action", "/appeals/" + token);
        return "moderation/my-decision";
    }

    @PostMapping("/appeals/{token}")
    String appeal(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String message,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        var decision = decision(token);
        try {
            decisions.appeal(decision.id(), account(token), message);
        } catch (FieldProblems problems) {
            response.setStatus(problems.status().value());
            model.addAttribute("problems", problems.keys());
            return show(token, response, model);
        }
        flash.addFlashAttribute("notice", "moderation.appeal.sent");
        return "redirect:/appeals/" + token;
    }

    private long account(String token) {
        return links.accountOf(token)
                .orElseThrow(() -> Refused.notFound("This link is not valid any more. Sign in again for a new one."));
    }

    /// The newest one that keeps the account closed.
    private Decision decision(String token) {
        return decisions.inForceOfAccount(account(token)).stream()
                .filter(decision -> decision.kind().closes())
                .findFirst()
                .orElseThrow(() -> Refused.notFound("Your account is open. You can sign in."));
    }
}
