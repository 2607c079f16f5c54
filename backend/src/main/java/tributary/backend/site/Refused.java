package tributary.backend.site;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// A request that is answered with an error. The message is shown to whoever asked.
public class Refused extends RuntimeException {

    private final HttpStatus status;
    private final @Nullable String code;
    private final transient Map<String, String> fields;

    public Refused(HttpStatus status, @Nullable String code, String message) {
        this(status, code, message, Map.of());
    }

    private Refused(HttpStatus status, @Nullable String code, String message, Map<String, String> fields) {
        super(message);
        this.status = status;
        this.code = code;
        this.fields = fields;
    }

    /// 404
    public static Refused notFound(String message) {
        return new Refused(HttpStatus.NOT_FOUND, null, message);
    }

    /// 403
    public static Refused forbidden(String message) {
        return new Refused(HttpStatus.FORBIDDEN, null, message);
    }

    /// 401
    public static Refused unauthorized(String message) {
        return new Refused(HttpStatus.UNAUTHORIZED, null, message);
    }

    /// 409
    public static Refused conflict(String message) {
        return new Refused(HttpStatus.CONFLICT, null, message);
    }

    /// 400
    public static Refused invalid(String message) {
        return new Refused(HttpStatus.BAD_REQUEST, null, message);
    }

    /// 400 with a sentence for each field that is wrong.
    public static Refused invalid(Map<String, String> fields) {
        return invalid(HttpStatus.BAD_REQUEST, fields);
    }

    /// 400 or 409 with a sentence for each field that is wrong.
    public static Refused invalid(HttpStatus status, Map<String, String> fields) {
        return new Refused(status, null, String.join(" ", fields.values()), fields);
    }

    public HttpStatus status() {
        return status;
    }

    public @Nullable String code() {
        return code;
    }

    /// The message, never absent.
    public String detail() {
        var message = getMessage();
        return message == null ? status.getReasonPhrase() : message;
    }

    /// Name of each wrong field and what is wrong with it.
    public Map<String, String> fields() {
        return fields;
    }
}
