package tributary.backend.accounts;

import org.jspecify.annotations.Nullable;
import tributary.backend.accounts.AccountCreated.WantedChannel;

/// An account as somebody asks for it.
///
/// @param displayName the user name, if absent
/// @param quotaBytes -1 without limit; the site's default, if absent
/// @param channel named after the account, if absent
public record NewAccount(
        String username,
        String email,
        String password,
        @Nullable String displayName,
        Role role,
        @Nullable Long quotaBytes,
        @Nullable WantedChannel channel) {

    public NewAccount {
        username = Handles.normal(username);
        email = email.strip();
        displayName = displayName == null || displayName.isBlank() ? null : displayName.strip();
    }

    /// What the sign-up page asks for.
    public static NewAccount user(String username, String email, String password) {
        return new NewAccount(username, email, password, null, Role.USER, null, null);
    }
}
