package tributary.backend.moderation;

/// The day of a change that a creator was asked for is near, or has passed.
record ChangeDue(Decision decision, boolean passed) {}
