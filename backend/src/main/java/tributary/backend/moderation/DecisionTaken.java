package tributary.backend.moderation;

import tributary.backend.accounts.SignedIn;

/// Something was decided. Published inside the transaction.
public record DecisionTaken(Decision decision, SignedIn by) {}
