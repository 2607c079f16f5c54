package tributary.backend.site;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// A form, or a request of a program, with values that cannot be taken. Names for each field a key of the message
/// files, so
/// that a page can say it beside the field in the visitor's language.
public class FieldProblems extends RuntimeException {

    private static final String TAKEN = ".taken";

    private final transient Map<String, String> keys;

    public FieldProblems(Map<String, String> keys) {
        super(keys.toString());
        this.keys = new LinkedHashMap<>(keys);
    }

    /// @param key of the message files; one that ends with `.taken` makes the answer a 409
    public static FieldProblems of(String field, String key) {
        return new FieldProblems(Map.of(field, key));
    }

    /// Field name to message key, in the order of the form.
    public Map<String, String> keys() {
        return keys;
    }

    public HttpStatus status() {
        return keys.values().stream().anyMatch(key -> key.endsWith(TAKEN))
                ? HttpStatus.CONFLICT
                : HttpStatus.BAD_REQUEST;
    }
}
