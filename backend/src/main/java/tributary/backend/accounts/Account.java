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
        Instant updatedAt) {}
