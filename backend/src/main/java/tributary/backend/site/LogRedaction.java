package tributary.backend.site;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/// Keeps secrets out of the log file: whatever looks like a password, a token or a link that lets somebody in is
/// replaced
/// before it is written.
public final class LogRedaction implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    private static final String GONE = "[removed]";
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9+/._~=-]{8,}");
    private static final Pattern NAMED = Pattern.compile(
            "(?i)([a-z_-]*(?:password|passwd|secret|token|authorization|cookie|session)[\"']?\\s*[=:]\\s*[\"']?)[^\\s\"',;&}]{4,}");
    private static final Pattern LINK =
            Pattern.compile("(?i)/(reset-password|confirm-mail|appeals|verify|invitation)/[A-Za-z0-9_-]{16,}");

    @Override
    public void customize(JsonWriter.Members<ILoggingEvent> members) {
        members.applyingValueProcessor(
                JsonWriter.ValueProcessor.of(String.class, text -> text == null ? "" : redact(text)));
    }

    /// What may be written down of a text.
    static String redact(String text) {
        var first = BEARER.matcher(text).replaceAll("$1 " + GONE);
        var second = NAMED.matcher(first).replaceAll("$1" + GONE);
        return LINK.matcher(second).replaceAll("/$1/" + GONE);
    }
}
