package tributary.backend.moderation;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.accounts.Account;
import tributary.backend.accounts.AccountChanges;
import tributary.backend.accounts.AccountSessions;
import tributary.backend.accounts.Role;
import tributary.backend.accounts.SignedIn;
import tributary.backend.audit.Audit;
import tributary.backend.site.Refused;

/// What administrators and moderators change about people, with its line in the log.
@Component
public class PeopleChanges {

    private final AccountChanges changes;
    private final AccountSessions sessions;
    private final Audit audit;

    PeopleChanges(AccountChanges changes, AccountSessions sessions, Audit audit) {
        this.changes = changes;
        this.sessions = sessions;
        this.audit = audit;
    }

    /// @param quotaBytes -1 without limit
    @Transactional
    public void assign(Account account, Role role, long quotaBytes, SignedIn me) {
        changes.assign(account.id(), role, quotaBytes);
        audit.record(
                me,
                "people.change",
                "account",
                account.username(),
                null,
                Map.of("role", role.label(), "quotaBytes", quotaBytes));
    }

    /// @param key of one session; empty for all
    /// @throws Refused 404 if there is no such session
    @Transactional
    public void endSessions(Account account, String key, SignedIn me) {
        if (key.isEmpty()) {
            sessions.endAll(account.id());
        } else if (!sessions.end(account.id(), key)) {
            throw Refused.notFound("There is no such session any more.");
        }
        audit.record(me, "people.end-sessions", "account", account.username(), null, Map.of("all", key.isEmpty()));
    }
}
