package tributary.backend.mail;

/// A letter was not taken. The message is for the operator: what the server said, or why it could not be reached.
public class MailRefused extends Exception {

    public MailRefused(String message, Throwable cause) {
        super(message, cause);
    }

    public MailRefused(String message) {
        super(message);
    }
}
