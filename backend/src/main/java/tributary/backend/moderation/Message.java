package tributary.backend.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line of a thread, or a note.
///
/// @param authorId null for whoever is gone
/// @param author user name
/// @param byStaff whether a moderator wrote it as such
public record Message(
        long id, @Nullable Long authorId, @Nullable String author, boolean byStaff, String text, Instant createdAt) {}
