package tributary.backend.uploads;

/// The bytes of a request are not those that were sent; none of them was kept.
public final class ChecksumMismatch extends RuntimeException {

    ChecksumMismatch() {
        super("What arrived is not what was sent; nothing of it was kept. Send it again.");
    }
}
