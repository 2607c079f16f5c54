package tributary.backend.notifications;

/// Published inside the transaction.
record NotificationAdded(long accountId) {}
