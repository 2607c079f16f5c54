package tributary.backend.accounts;

import java.io.Serializable;
import java.security.Principal;

/// Who is asking. Read anew from the database for every request, so that a suspension or a new role counts at once.
public record SignedIn(long accountId, String username, Role role) implements Principal, Serializable {

    @Override
    public String getName() {
        return username;
    }

    public boolean has(Right right) {
        return role.has(right);
    }

    public boolean isModerator() {
        return role != Role.USER;
    }

    public boolean isAdministrator() {
        return role == Role.ADMINISTRATOR;
    }
}
