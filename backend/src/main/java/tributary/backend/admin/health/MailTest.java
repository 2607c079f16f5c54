package tributary.backend.admin.health;

import org.springframework.stereotype.Component;
import tributary.backend.mail.MailRefused;
import tributary.backend.mail.Mailer;

/// Connects and signs in to the mail server. A letter is sent by the page's button only.
@Component
class MailTest implements HealthTest {

    private final Mailer mailer;

    MailTest(Mailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public HealthResult run() {
        if (!mailer.available()) {
            return HealthResult.off("off");
        }
        try {
            mailer.check();
            return HealthResult.fine("fine");
        } catch (MailRefused refused) {
            return HealthResult.broken("broken", String.valueOf(refused.getMessage()));
        }
    }
}
