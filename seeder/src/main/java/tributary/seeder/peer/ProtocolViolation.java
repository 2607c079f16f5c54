package tributary.seeder.peer;

/// The peer did what no honest peer does, or was silent for too long: close the connection. The message is safe to log.
public final class ProtocolViolation extends Exception {

    public ProtocolViolation(String message) {
        super(message);
    }
}
