package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.Account;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.LastSeen;
import tributary.backend.accounts.SignedIn;

/// A browser's session holds one thing about the person: the account's number. Everything else is read anew each time.
@Component
class BrowserSessions {

    /// Spring Session also writes this attribute into its table's column `principal_name`.
    private static final String ACCOUNT = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private final Accounts accounts;
    private final LastSeen seen;

    BrowserSessions(Accounts accounts, LastSeen seen) {
        this.accounts = accounts;
        this.seen = seen;
    }

    Optional<SignedIn> account(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ACCOUNT) instanceof String id)) {
            return Optional.empty();
        }
        return accounts.find(Long.parseLong(id))
                .filter(Account::isOpen)
                .map(account -> {
                    seen.note(account.id(), request.getRemoteAddr());
                    return account;
                })
                .map(account -> new SignedIn(account.id(), account.username(), account.role()));
    }

    /// The session's id changes with the person, so that one known before is worth nothing after.
    void begin(HttpServletRequest request, long accountId) {
        end(request);
        request.getSession(true).setAttribute(ACCOUNT, Long.toString(accountId));
    }

    void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
