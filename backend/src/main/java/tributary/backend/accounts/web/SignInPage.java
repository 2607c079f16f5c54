package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
import tributary.backend.accounts.Account;
import tributary.backend.accounts.AppealDoor;
import tributary.backend.accounts.SignIn;
import tributary.backend.accounts.SignIn.Outcome;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.Asker;

/// Signing in and out with a browser.
@Controller
class SignInPage {

    private static final String VIEW = "accounts/login";

    private final SignIn signIn;
    private final BrowserSessions sessions;
    private final CookieCsrfTokenRepository csrfTokens;
    private final List<AppealDoor> appeals;

    SignInPage(
            SignIn signIn, BrowserSessions sessions, CookieCsrfTokenRepository csrfTokens, List<AppealDoor> appeals) {
        this.appeals = List.copyOf(appeals);
        this.signIn = signIn;
        this.sessions = sessions;
        this.csrfTokens = csrfTokens;
    }

    @GetMapping("/login")
    String show(
            @RequestParam(defaultValue = "/") String next,
            @RequestParam(required = false) @Nullable String notice,
            @AuthenticationPrincipal @Nullable SignedIn me,
            CsrfToken csrf,
            Model model) {
        if (me != null) {
            return "redirect:" + WayBack.safe(next);
        }
        csrf.getToken();
        model.addAttribute("next", WayBack.safe(next));
        if ("out".equals(notice)) {
            model.addAttribute("notice", "accounts.signed-out");
        } else if ("asked".equals(notice)) {
            model.addAttribute("notice", "accounts.signup.asked");
        } else if ("confirm".equals(notice)) {
            model.addAttribute("notice", "accounts.confirm.sent");
        } else if ("confirmed".equals(notice)) {
            model.addAttribute("notice", "accounts.confirm.done");
        } else if ("reset".equals(notice)) {
            model.addAttribute("notice", "accounts.reset.done");
        }
        return VIEW;
    }

    @PostMapping("/login")
    String signIn(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("next", WayBack.safe(next));
        model.addAttribute("username", username);
        return switch (signIn.attempt(username, password, Asker.of(request))) {
            case Outcome.Done done -> {
                sessions.begin(request, done.account().id());
                csrfTokens.saveToken(null, request, response);
                yield "redirect:" + WayBack.safe(next);
            }
            case Outcome.Wrong _ -> refused(HttpStatus.UNAUTHORIZED, "accounts.login.wrong", response, model);
            case Outcome.Suspended(var account) -> closed(account, response, model);
            case Outcome.Waiting(var waitsFor) ->
                refused(
                        HttpStatus.FORBIDDEN,
                        "accounts.login.waits." + waitsFor.name().toLowerCase(Locale.ROOT),
                        response,
                        model);
            case Outcome.TooManyFromAddress(var left) -> tooMany(left, response, model);
            case Outcome.TooManyForName(var left) -> tooMany(left, response, model);
        };
    }

    @PostMapping("/logout")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request);
        csrfTokens.saveToken(null, request, response);
        return "redirect:/login?notice=out";
    }

    /// Why and how long stands beside, with the way to answer.
    private String closed(Account account, HttpServletResponse response, Model model) {
        model.addAttribute("closedReason", account.standing().suspendedReason());
        model.addAttribute("closedUntil", account.standing().suspendedUntil());
        model.addAttribute(
                "appeal",
                appeals.stream()
                        .flatMap(door -> door.pathFor(account.id()).stream())
                        .findFirst()
                        .orElse(null));
        return refused(HttpStatus.FORBIDDEN, "accounts.login.suspended", response, model);
    }

    private static String tooMany(Duration left, HttpServletResponse response, Model model) {
        response.setHeader("Retry-After", Long.toString(left.toSeconds() + 1));
        model.addAttribute("minutes", left.toMinutes() + 1);
        return refused(HttpStatus.TOO_MANY_REQUESTS, "accounts.login.too-many", response, model);
    }

    private static String refused(HttpStatus status, String key, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        model.addAttribute("refusal", key);
        return VIEW;
    }
}
