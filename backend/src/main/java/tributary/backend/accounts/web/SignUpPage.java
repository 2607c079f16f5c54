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
import tributary.backend.accounts.NewAccount;
import tributary.backend.accounts.ProofOfWork;
import tributary.backend.accounts.SignUpSettings.Mode;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.FieldProblems;

@Controller
class SignUpPage {

    private static final String VIEW = "accounts/signup";

    private final SignUpGate gate;
    private final ProofOfWork proofs;
    private final BrowserSessions sessions;
    private final CookieCsrfTokenRepository csrfTokens;

    SignUpPage(SignUpGate gate, ProofOfWork proofs, BrowserSessions sessions, CookieCsrfTokenRepository csrfTokens) {
        this.gate = gate;
        this.proofs = proofs;
        this.sessions = sessions;
        this.csrfTokens = csrfTokens;
    }

    @GetMapping("/signup")
    String show(
            @RequestParam(defaultValue = "") String invitation,
            @AuthenticationPrincipal @Nullable SignedIn me,
            CsrfToken csrf,
            HttpServletResponse response,
            Model model) {
        if (me != null) {
            return "redirect:/";
        }
        var open = gate.isOpenWith(invitation);
        if (open) {
            csrf.getToken();
        } else {
            response.setStatus(HttpStatus.FORBIDDEN.value());
        }
        return page(open, invitation, model);
    }

    private String page(boolean open, String invitation, Model model) {
        var mode = gate.mode();
        model.addAttribute("open", open);
        model.addAttribute("invitation", invitation);
        model.addAttribute("byInvitation", mode == Mode.INVITATION);
        model.addAttribute("approval", mode == Mode.APPROVAL);
        model.addAttribute("question", gate.settings().question());
        if (open && gate.asksForProof(true)) {
            model.addAttribute("challenge", proofs.challenge());
            model.addAttribute("proofBits", proofs.bits());
        }
        return VIEW;
    }

    @PostMapping("/signup")
    String signUp(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String invitation,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String challenge,
            @RequestParam(defaultValue = "") String proof,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        try {
            var papers = new SignUpGate.Papers(invitation, answer, challenge, proof, true);
            var account = gate.register(NewAccount.user(username, email, password), papers, request);
            if (gate.confirmsMail() || account.isEmpty()) {
                return "redirect:/login?notice=confirm";
            }
            if (gate.mode() == Mode.APPROVAL) {
                return "redirect:/login?notice=asked";
            }
            sessions.begin(request, account.get().id());
            csrfTokens.saveToken(null, request, response);
            flash.addFlashAttribute("notice", "accounts.welcome");
            flash.addFlashAttribute("noticeValue", account.get().displayName());
            return "redirect:/";
        } catch (FieldProblems problems) {
            response.setStatus(problems.status().value());
            model.addAttribute("problems", problems.keys());
            model.addAttribute("username", username);
            model.addAttribute("email", email);
            model.addAttribute("answer", answer);
            return page(true, invitation, model);
        }
    }
}
