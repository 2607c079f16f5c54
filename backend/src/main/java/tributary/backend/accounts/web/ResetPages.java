package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tributary.backend.accounts.AccountSettings;
import tributary.backend.accounts.PasswordReset;
import tributary.backend.site.FieldProblems;

/// A forgotten password: asking for the link, and following it.
@Controller
class ResetPages {

    private static final String ASK = "accounts/reset-ask";
    private static final String CHOOSE = "accounts/reset-choose";

    private final PasswordReset resets;
    private final ResetGate gate;
    private final AccountSettings settings;

    ResetPages(PasswordReset resets, ResetGate gate, AccountSettings settings) {
        this.resets = resets;
        this.gate = gate;
        this.settings = settings;
    }

    @GetMapping("/reset-password")
    String ask(CsrfToken csrf, Model model) {
        csrf.getToken();
        model.addAttribute("available", resets.available());
        model.addAttribute("sent", false);
        return ASK;
    }

    @PostMapping("/reset-password")
    String send(@RequestParam(defaultValue = "") String name, HttpServletRequest request, Locale locale, Model model) {
        gate.request(name, request, locale);
        model.addAttribute("available", resets.available());
        model.addAttribute("sent", resets.available());
        model.addAttribute("minutes", settings.resetLink().toMinutes());
        return ASK;
    }

    @GetMapping("/reset-password/{token}")
    String choose(@PathVariable String token, CsrfToken csrf, HttpServletResponse response, Model model) {
        LinkPage.open(token, resets.isValid(token), csrf, response, model);
        return CHOOSE;
    }

    @PostMapping("/reset-password/{token}")
    String reset(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("token", token);
        try {
            if (resets.reset(token, password)) {
                return "redirect:/login?notice=reset";
            }
            LinkPage.answer(false, response, model);
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        } catch (FieldProblems problems) {
            LinkPage.answer(true, response, model);
            model.addAttribute("problems", problems.keys());
            response.setStatus(problems.status().value());
        }
        return CHOOSE;
    }

    /// Where password managers look (W3C "A Well-Known URL for Changing Passwords").
    @GetMapping("/.well-known/change-password")
    String wellKnown() {
        return "redirect:/settings/password";
    }
}
