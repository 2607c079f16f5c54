package tributary.backend.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Addresses of scripts and styles: each file's name holds a hash of its content, so that it may be kept for ever.
/// Templates write `${@assets.url('site.css')}`.
@Component("assets")
public class Assets {

    private static final String MANIFEST = "static/assets/manifest.json";

    private final Map<String, String> names;

    Assets(JsonMapper json) {
        this.names = read(json);
    }

    public String url(String name) {
        return "/assets/" + names.getOrDefault(name, name);
    }

    /// Tests of the back end run without the front end's build; then names stay as they are.
    private static Map<String, String> read(JsonMapper json) {
        var manifest = new ClassPathResource(MANIFEST);
        if (!manifest.exists()) {
            return Map.of();
        }
        try (var content = manifest.getInputStream()) {
            return Map.copyOf(json.readValue(content, new TypeReference<Map<String, String>>() {}));
        } catch (IOException failure) {
            throw new UncheckedIOException(MANIFEST + " cannot be read", failure);
        }
    }
}
