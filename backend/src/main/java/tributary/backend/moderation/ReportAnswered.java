package tributary.backend.moderation;

import org.jspecify.annotations.Nullable;

/// Somebody wrote in a report's thread. Published inside the transaction.
///
/// @param byStaff whether a moderator did
public record ReportAnswered(
        long reportId, long caseId, @Nullable Long reporterId, boolean byStaff) {}
