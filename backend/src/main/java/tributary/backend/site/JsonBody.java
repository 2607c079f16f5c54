package tributary.backend.site;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A request's JSON body that has not been looked at yet, so that a controller can first decide whether the asker may
/// send
/// it. Take it as a parameter of a handler method.
public final class JsonBody {

    private final JsonMapper json;
    private final byte[] content;

    public JsonBody(JsonMapper json, byte[] content) {
        this.json = json;
        this.content = content;
    }

    /// Unknown fields are ignored; an empty body reads as an empty object.
    ///
    /// @throws Refused 400 for what is not JSON of that form
    public <T> T as(Class<T> type) {
        try {
            var reader = json.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
            T value = content.length == 0 ? json.convertValue(Map.of(), type) : reader.readValue(content);
            if (value == null) {
                throw Refused.invalid("The body of the request must be a JSON object.");
            }
            return value;
        } catch (JacksonException malformed) {
            var refused = Refused.invalid("The body of the request is not JSON of the expected form.");
            refused.initCause(malformed);
            throw refused;
        }
    }
}
