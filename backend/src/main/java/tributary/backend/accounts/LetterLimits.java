package tributary.backend.accounts;

import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tributary.backend.site.Throttle;

/// Keeps strangers from filling somebody's letterbox through the site. Who asks learns nothing: a letter over the limit
/// is left out in silence.
@Component
class LetterLimits {

    private final Throttle byAddress;
    private final Throttle byDomain;

    LetterLimits(LetterSettings settings, Clock clock) {
        this.byAddress = new Throttle(settings.perAddress(), clock);
        this.byDomain = new Throttle(settings.perDomain(), clock);
    }

    /// Counts a letter, if it may be sent.
    boolean take(String email) {
        var box = box(email);
        var domain = box.substring(box.lastIndexOf('@') + 1);
        if (byAddress.take(box).isPresent()) {
            return false;
        }
        if (byDomain.take(domain).isPresent()) {
            byAddress.giveBack(box);
            return false;
        }
        return true;
    }

    /// The letterbox behind an address: large providers deliver `a.b+c@…` and `ab@…` to the same person.
    static String box(String email) {
        var normal = email.strip().toLowerCase(Locale.ROOT);
        var at = normal.lastIndexOf('@');
        if (at < 0) {
            return normal;
        }
        var name = normal.substring(0, at);
        var plus = name.indexOf('+');
        var plain = (plus > 0 ? name.substring(0, plus) : name).replace(".", "");
        return plain + normal.substring(at);
    }
}
