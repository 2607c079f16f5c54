package tributary.backend.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person's or a program's account.
///
/// @param username lower case, 3 to 50 characters, never changes
/// @param quotaBytes how much may be stored, in bytes; -1 without limit
public record Account(
        long id,
        UUID uuid,
        String username,
        String displayName,
        @Nullable String description,
        String email,
        Role role,
        boolean suspended,
        long quotaBytes,
        Instant createdAt,
        Instant updatedAt,
        Standing standing) {

    /// What those who look after the site decided about an account, and how it came here.
    ///
    /// @param suspendedUntil null for a suspension without an end, or for none
    /// @param suspendedReason as its person reads it
    /// @param mayUpload whether it may add videos
    /// @param waitsFor what is missing before it may sign in; null for nothing
    /// @param emailConfirmed whether its person showed that the mail address is theirs
    /// @param pendingEmail the address that they want instead, until they confirm it
    /// @param signedInAt null for never
    /// @param seenAt when it last asked for anything, to within five minutes; null for never
    public record Standing(
            @Nullable Instant suspendedUntil,
            @Nullable String suspendedReason,
            boolean mayUpload,
            @Nullable Waits waitsFor,
            boolean emailConfirmed,
            @Nullable String pendingEmail,
            @Nullable Instant signedInAt,
            @Nullable Instant seenAt) {}

    /// What keeps a new account from signing in.
    public enum Waits {
        CONFIRMATION,
        APPROVAL
    }

    /// Whether it may use the site now.
    public boolean isOpen() {
        return !suspended && standing.waitsFor() == null;
    }
}
