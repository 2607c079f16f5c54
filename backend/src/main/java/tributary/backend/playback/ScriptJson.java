package tributary.backend.playback;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Prints values as JSON that may stand inside a `<script>` element.
///
/// A script element ends at the first `</script`, whatever the JSON around it means, so every
/// character that could begin markup is written as a JSON escape (HTML, "restrictions for contents of
/// script elements").
@Component("scriptJson")
public class ScriptJson {

    private final JsonMapper mapper;

    ScriptJson(JsonMapper mapper) {
        this.mapper = mapper;
    }

    public String of(Object value) {
        return escape(mapper.writeValueAsString(value));
    }

    static String escape(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
