package tributary.protocol.wire;

/// The other side does not speak the peer protocol, or passes a limit. The stream cannot be read any further: close
/// the connection. The message says what was wrong and is safe to log.
public final class WireException extends Exception {

    public WireException(String message) {
        super(message);
    }

    public WireException(String message, Throwable cause) {
        super(message, cause);
    }
}
