package tributary.backend.workers;

/// Where a worker comes from.
public enum WorkerMode {
    /// The site starts it on its own machine and watches over it.
    EMBEDDED,
    /// Somebody else starts it, anywhere; it needs the site's address and the worker's token.
    REMOTE,
    /// There is none, and its token opens nothing.
    OFF
}
