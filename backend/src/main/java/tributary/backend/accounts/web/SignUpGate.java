package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.Account;
import tributary.backend.accounts.AccountSettings;
import tributary.backend.accounts.NewAccount;
import tributary.backend.accounts.Registration;
import tributary.backend.site.Asker;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.LimitSettings;
import tributary.backend.site.Refused;
import tributary.backend.site.Throttle;
import tributary.backend.site.TooMany;

/// Whether, and how often, visitors may make accounts; the same for the page and the API. Only accounts that were made
/// count.
@Component
class SignUpGate {

    private final Registration registration;
    private final AccountSettings settings;
    private final Throttle throttle;

    SignUpGate(Registration registration, AccountSettings settings, LimitSettings limits, Clock clock) {
        this.registration = registration;
        this.settings = settings;
        this.throttle = new Throttle(limits.signUp(), clock);
    }

    void requireOpen() {
        if (!settings.signUp()) {
            throw Refused.forbidden("This site does not take new accounts.");
        }
    }

    Account register(NewAccount wanted, HttpServletRequest request) {
        requireOpen();
        var asker = Asker.of(request);
        throttle.take(asker).ifPresent(left -> {
            throw new TooMany(left);
        });
        try {
            return registration.register(wanted);
        } catch (FieldProblems problems) {
            throttle.giveBack(asker);
            throw problems;
        }
    }
}
