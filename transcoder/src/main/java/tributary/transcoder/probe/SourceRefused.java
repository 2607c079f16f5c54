package tributary.transcoder.probe;

/// The source itself is at fault; another attempt would end the same way.
public final class SourceRefused extends Exception {

    private final String detail;

    /// @param reason for the creator: what is wrong with the file and what to do
    /// @param detail for the administrator: the tool's own words
    public SourceRefused(String reason, String detail) {
        super(reason);
        this.detail = detail;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    public String detail() {
        return detail;
    }
}
