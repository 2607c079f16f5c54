package tributary.protocol.bencode;

/// What was read is not bencoding, is not the message that it should be, or passes a limit. The message says which.
public final class BencodeException extends Exception {

    public BencodeException(String message) {
        super(message);
    }

    public BencodeException(String message, Throwable cause) {
        super(message, cause);
    }
}
