package tributary.backend.moderation;

/// Somebody reported something. Published inside the transaction.
public record ReportReceived(long reportId, long caseId, Subject subject) {}
