package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.AccountSettings;
import tributary.backend.accounts.NewAccount;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.FieldProblems;

@Controller
class SignUpPage {

    private static final String VIEW = "accounts/signup";

    private final SignUpGate gate;
    private final AccountSettings settings;
    private final BrowserSessions sessions;
    private final CookieCsrfTokenRepository csrfTokens;

    SignUpPage(
            SignUpGate gate, AccountSettings settings, BrowserSessions sessions, CookieCsrfTokenRepository csrfTokens) {
        this.gate = gate;
        this.settings = settings;
        this.sessions = sessions;
        this.csrfTokens = csrfTokens;
    }

    @GetMapping("/signup")
    String show(
            @AuthenticationPrincipal @Nullable SignedIn me, CsrfToken csrf, HttpServletResponse response, Model model) {
        if (me != null) {
            return "redirect:/";
        }
        model.addAttribute("open", settings.signUp());
        if (settings.signUp()) {
            csrf.getToken();
        } else {
            response.setStatus(HttpStatus.FORBIDDEN.value());
        }
        return VIEW;
    }

    @PostMapping("/signup")
    String signUp(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        try {
            var account = gate.register(NewAccount.user(username, email, password), request);
            sessions.begin(request, account.id());
            csrfTokens.saveToken(null, request, response);
            flash.addFlashAttribute("notice", "accounts.welcome");
            flash.addFlashAttribute("noticeValue", account.displayName());
            return "redirect:/";
        } catch (FieldProblems problems) {
            response.setStatus(problems.status().value());
            model.addAttribute("open", true);
            model.addAttribute("problems", problems.keys());
            model.addAttribute("username", username);
            model.addAttribute("email", email);
            return VIEW;
        }
    }
}
