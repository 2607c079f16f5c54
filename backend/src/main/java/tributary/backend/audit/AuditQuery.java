package tributary.backend.audit;

import org.jspecify.annotations.Nullable;

/// Which lines are wanted, the newest first. What is empty or absent narrows nothing.
///
/// @param account name of who did it
/// @param action the action or its beginning, as in `settings`
/// @param subjectKind as in `video`
/// @param subjectId of the thing
/// @param before only lines with a lower id
/// @param count 1 to 100,000
public record AuditQuery(
        String account,
        String action,
        String subjectKind,
        String subjectId,
        @Nullable Long before,
        int count) {

    private static final int MOST = 100_000;

    public AuditQuery {
        count = Math.clamp(count, 1, MOST);
    }

    public static AuditQuery newest(int count) {
        return new AuditQuery("", "", "", "", null, count);
    }
}
