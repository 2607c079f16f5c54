package tributary.backend.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tributary.backend.accounts.Account;

/// Somebody in the list of people.
///
/// @param storedBytes of the sources of all their videos
/// @param seenFrom network address; null if never seen
public record Person(
        Account account,
        long storedBytes,
        int videos,
        @Nullable String seenFrom,
        Instant lastSeen) {}
