package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.MailConfirmation;
import tributary.backend.accounts.PasswordReset;
import tributary.backend.site.Asker;
import tributary.backend.site.LimitSettings;
import tributary.backend.site.Throttle;
import tributary.backend.site.TooMany;

/// How often an address may ask for mail about a forgotten password, or to confirm an address.
@Component
class ResetGate {

    private final PasswordReset resets;
    private final MailConfirmation confirmation;
    private final Throttle throttle;

    ResetGate(PasswordReset resets, MailConfirmation confirmation, LimitSettings limits, Clock clock) {
        this.resets = resets;
        this.confirmation = confirmation;
        this.throttle = new Throttle(limits.resetMail(), clock);
    }

    void request(String nameOrEmail, HttpServletRequest request, Locale locale) {
        take(request);
        resets.request(nameOrEmail, locale);
    }

    void confirm(String email, HttpServletRequest request, Locale locale) {
        take(request);
        confirmation.request(email, locale);
    }

    private void take(HttpServletRequest request) {
        throttle.take(Asker.of(request)).ifPresent(left -> {
            throw new TooMany(left);
        });
    }
}
