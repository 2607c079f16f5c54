package tributary.backend.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which cases to list, those that moved last first.
///
/// @param open only open or only decided ones; null for all
/// @param kind only about such things; null for all
/// @param assigneeId only that moderator's; null for all
/// @param unassigned only those that nobody has taken
/// @param accountId only about that person's things; null for all
/// @param reason only with a report for that reason; null for all
/// @param search what the thing's name must contain; empty for all
/// @param after leave out everything down to this place; null from the start
public record CaseQuery(
        @Nullable Boolean open,
        Subject.@Nullable Kind kind,
        @Nullable Long assigneeId,
        boolean unassigned,
        @Nullable Long accountId,
        @Nullable ReportReason reason,
        String search,
        @Nullable Place after,
        int count) {

    /// A case's place in the list.
    public record Place(Instant touchedAt, long id) {}

    public static CaseQuery open(int count) {
        return new CaseQuery(true, null, null, false, null, null, "", null, count);
    }

    public static CaseQuery about(long accountId, int count) {
        return new CaseQuery(null, null, null, false, accountId, null, "", null, count);
    }
}
