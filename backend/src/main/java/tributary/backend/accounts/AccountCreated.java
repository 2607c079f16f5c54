package tributary.backend.accounts;

import org.jspecify.annotations.Nullable;

/// A new account; published inside the transaction that creates it.
///
/// @param channel the first channel as the person wants it; without it, one is named after the account
public record AccountCreated(
        long accountId,
        String username,
        String displayName,
        @Nullable WantedChannel channel) {

    /// @param handle already checked for its form, not for being free
    public record WantedChannel(String handle, String displayName) {}
}
