package tributary.backend.transcoding;

import java.util.UUID;

/// An attempt is over, well or not. Published inside the transaction.
record JobEnded(UUID jobId) {}
