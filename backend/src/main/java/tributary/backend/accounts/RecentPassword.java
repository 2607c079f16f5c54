package tributary.backend.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.site.Asker;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.TooMany;

/// Asks for the password again before a page changes roles, passwords, mail addresses or settings: somebody else may
/// sit
/// at a browser that was left open. What was shown once counts for ten minutes in that session.
@Component
public class RecentPassword {

    private static final Duration COUNTS = Duration.ofMinutes(10);
    private static final String SHOWN = RecentPassword.class.getName() + ".shown";
    private static final String FIELD = "currentPassword";

    private final SignIn signIn;
    private final Clock clock;

    RecentPassword(SignIn signIn, Clock clock) {
        this.signIn = signIn;
        this.clock = clock;
    }

    /// Whether the page can leave the field out.
    public boolean isRecent(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(SHOWN) instanceof Long millis
                && clock.millis() - millis < COUNTS.toMillis();
    }

    /// @param password what the field `currentPassword` holds; not looked at if it was shown recently
    /// @throws FieldProblems if it is wrong or missing
    /// @throws TooMany after too many wrong ones
    public void require(HttpServletRequest request, SignedIn me, @Nullable String password) {
        if (isRecent(request)) {
            return;
        }
        if (password == null || password.isEmpty()) {
            throw FieldProblems.of(FIELD, "accounts.password.again");
        }
        switch (signIn.attempt(me.username(), password, Asker.of(request))) {
            case SignIn.Outcome.Done _ -> request.getSession(true).setAttribute(SHOWN, clock.millis());
            case SignIn.Outcome.TooManyFromAddress(var left) -> throw new TooMany(left);
            case SignIn.Outcome.TooManyForName(var left) -> throw new TooMany(left);
            case SignIn.Outcome.Wrong _, SignIn.Outcome.Suspended _, SignIn.Outcome.Waiting _ ->
                throw FieldProblems.of(FIELD, "accounts.password.wrong");
        }
    }
}
