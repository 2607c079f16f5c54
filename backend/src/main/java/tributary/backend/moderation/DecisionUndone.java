package tributary.backend.moderation;

import tributary.backend.accounts.SignedIn;

/// A decision was taken back. Published inside the transaction.
public record DecisionUndone(Decision decision, SignedIn by, String reason) {}
