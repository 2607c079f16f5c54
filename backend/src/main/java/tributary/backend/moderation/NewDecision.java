package tributary.backend.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A decision as a moderator takes it.
///
/// @param reason why
/// @param words to the person concerned; empty for the template's
/// @param dueAt end of a suspension, day until which to change; null for none
/// @param quotaBytes for a limit: room from now on; null to leave it
/// @param uploads for a limit: whether uploads are still allowed
public record NewDecision(
        DecisionKind kind,
        String reason,
        String words,
        @Nullable Instant dueAt,
        @Nullable Long quotaBytes,
        boolean uploads) {

    public NewDecision {
        reason = reason.replace("\0", "").strip();
        words = words.replace("\0", "").strip();
    }

    public static NewDecision of(DecisionKind kind, String reason) {
        return new NewDecision(kind, reason, "", null, null, false);
    }
}
