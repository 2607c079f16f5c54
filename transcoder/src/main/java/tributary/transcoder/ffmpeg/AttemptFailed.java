package tributary.transcoder.ffmpeg;

/// This attempt is over, and nothing says that the next one would end the same way.
public final class AttemptFailed extends Exception {

    private final String detail;

    /// @param reason for the creator
    /// @param detail for the administrator: the tool's own words
    public AttemptFailed(String reason, String detail) {
        super(reason);
        this.detail = detail;
    }

    public AttemptFailed(String reason, Throwable cause) {
        super(reason, cause);
        this.detail = cause.toString();
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    public String detail() {
        return detail;
    }
}
