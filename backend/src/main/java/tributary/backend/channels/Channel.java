package tributary.backend.channels;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What videos are published under.
///
/// @param handle lower case, 3 to 50 characters, never changes; shares one name space with account names
/// @param support how viewers may support the channel, free text
public record Channel(
        long id,
        UUID uuid,
        long accountId,
        String handle,
        String displayName,
        @Nullable String description,
        @Nullable String support,
        Instant createdAt,
        Instant updatedAt) {}
