package tributary.backend.moderation;

/// Somebody appealed, or their appeal was answered. Published inside the transaction.
public record AppealChanged(Decision decision) {}
