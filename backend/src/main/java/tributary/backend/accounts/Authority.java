package tributary.backend.accounts;

import org.springframework.stereotype.Component;
import tributary.backend.site.Refused;

/// Who may act on whom: on people of a lower role only, and not on oneself.
@Component
public class Authority {

    private final Accounts accounts;

    Authority(Accounts accounts) {
        this.accounts = accounts;
    }

    public boolean reaches(SignedIn me, Account other) {
        return me.accountId() != other.id() && me.role().outranks(other.role());
    }

    /// @param id number or name
    /// @throws Refused 404 if there is no such account, 403 if it is not below the asker's
    public Account require(SignedIn me, String id) {
        var account = find(id);
        if (!reaches(me, account)) {
            throw Refused.forbidden("This account is not yours to decide about: nobody acts on themselves or on someone"
                    + " of an equal or higher role.");
        }
        return account;
    }

    /// @param id number or name
    /// @throws Refused 404
    public Account find(String id) {
        return (id.matches("[0-9]{1,18}") ? accounts.find(Long.parseLong(id)) : accounts.byUsername(id))
                .orElseThrow(() -> Refused.notFound("There is no such account."));
    }
}
