package tributary.backend.transcoding;

import java.util.UUID;

/// A job waits for a worker. Published inside the transaction.
record JobQueued(UUID jobId) {}
