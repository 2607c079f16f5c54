package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import tributary.backend.accounts.MailConfirmation;
import tributary.backend.site.JsonBody;
import tributary.backend.site.Refused;
import tributary.backend.site.SentAs;

/// Confirming a mail address: asking for the link again, and following it. Following is a button's press: programs that
/// look into letters open links, too.
@Controller
class ConfirmPages {

    private static final String ASK = "accounts/confirm-ask";
    private static final String FOLLOW = "accounts/confirm";

    private final MailConfirmation confirmation;
    private final ResetGate gate;

    ConfirmPages(MailConfirmation confirmation, ResetGate gate) {
        this.confirmation = confirmation;
        this.gate = gate;
    }

    record AskForm(@Nullable String email) {}

    record VerifyForm(@Nullable String verificationString) {}

    @GetMapping("/confirm-mail")
    String ask(CsrfToken csrf, Model model) {
        csrf.getToken();
        model.addAttribute("available", confirmation.available());
        model.addAttribute("sent", false);
        return ASK;
    }

    @PostMapping("/confirm-mail")
    String send(@RequestParam(defaultValue = "") String email, HttpServletRequest request, Locale locale, Model model) {
        gate.confirm(email, request, locale);
        model.addAttribute("available", confirmation.available());
        model.addAttribute("sent", confirmation.available());
        return ASK;
    }

    @GetMapping("/confirm-mail/{token}")
    String show(@PathVariable String token, CsrfToken csrf, HttpServletResponse response, Model model) {
        LinkPage.open(token, confirmation.isValid(token), csrf, response, model);
        return FOLLOW;
    }

    @PostMapping("/confirm-mail/{token}")
    String confirm(@PathVariable String token, HttpServletResponse response, Model model) {
        if (confirmation.confirm(token)) {
            return "redirect:/login?notice=confirmed";
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        LinkPage.answer(false, response, model);
        return FOLLOW;
    }

    @PostMapping("/api/v1/users/ask-send-verify-email")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ResponseBody
    void askByProgram(@SentAs(AskForm.class) JsonBody body, HttpServletRequest request) {
        gate.confirm(RegisterApi.text(body.as(AskForm.class).email()), request, Locale.ENGLISH);
    }

    /// An account that does not exist is answered like a link that does not work.
    @PostMapping("/api/v1/users/{id}/verify-email")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ResponseBody
    void confirmByProgram(@PathVariable String id, @SentAs(VerifyForm.class) JsonBody body) {
        var token = RegisterApi.text(body.as(VerifyForm.class).verificationString());
        if (!id.matches("[0-9]{1,18}") || !confirmation.confirm(Long.parseLong(id), token)) {
            throw Refused.forbidden("This verification string does not work, or no longer.");
        }
    }
}
