package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.Account;
import tributary.backend.accounts.AccountChanges;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.MailConfirmation;
import tributary.backend.accounts.PasswordChange;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.FieldProblems;

/// What people change about their own account.
@Controller
class SettingsPages {

    private static final String PROFILE = "accounts/profile";
    private static final String SIGN_IN = "accounts/password";

    private final Accounts accounts;
    private final AccountChanges changes;
    private final PasswordChange passwords;
    private final MailConfirmation confirmation;

    SettingsPages(Accounts accounts, AccountChanges changes, PasswordChange passwords, MailConfirmation confirmation) {
        this.confirmation = confirmation;
        this.accounts = accounts;
        this.changes = changes;
        this.passwords = passwords;
    }

    @GetMapping("/settings")
    String start() {
        return "redirect:/settings/profile";
    }

    @GetMapping("/settings/profile")
    String profile(@AuthenticationPrincipal SignedIn me, Model model) {
        var account = account(me);
        model.addAttribute("displayName", account.displayName());
        model.addAttribute("description", account.description());
        return PROFILE;
    }

    @PostMapping("/settings/profile")
    String saveProfile(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(required = false) @Nullable String description,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        try {
            changes.describe(me.accountId(), displayName, description);
            flash.addFlashAttribute("notice", "accounts.profile.saved");
            return "redirect:/settings/profile";
        } catch (FieldProblems problems) {
            model.addAttribute("displayName", displayName);
            model.addAttribute("description", description);
            return refused(PROFILE, problems, response, model);
        }
    }

    @GetMapping("/settings/password")
    String password(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("email", account(me).email());
        return SIGN_IN;
    }

    @PostMapping("/settings/password")
    String changePassword(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String currentPassword,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        try {
            passwords.change(
                    me.accountId(),
                    currentPassword,
                    password,
                    request.getSession().getId());
            request.changeSessionId();
            flash.addFlashAttribute("notice", "accounts.change-password.saved");
            return "redirect:/settings/password";
        } catch (FieldProblems problems) {
            model.addAttribute("email", account(me).email());
            model.addAttribute("form", "password");
            return refused(SIGN_IN, problems, response, model);
        }
    }

    @PostMapping("/settings/email")
    String changeEmail(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String currentPassword,
            Locale language,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        try {
            var waits = confirmation.change(me.accountId(), email, currentPassword, language);
            flash.addFlashAttribute("notice", waits ? "accounts.confirm.sent" : "accounts.change-email.saved");
            return "redirect:/settings/password";
        } catch (FieldProblems problems) {
            model.addAttribute("email", email);
            model.addAttribute("form", "email");
            return refused(SIGN_IN, problems, response, model);
        }
    }

    private Account account(SignedIn me) {
        return accounts.find(me.accountId()).orElseThrow();
    }

    private static String refused(String view, FieldProblems problems, HttpServletResponse response, Model model) {
        response.setStatus(problems.status().value());
        model.addAttribute("problems", problems.keys());
        return view;
    }
}
