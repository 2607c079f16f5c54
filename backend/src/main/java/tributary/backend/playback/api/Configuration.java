package tributary.backend.playback.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tributary.backend.accounts.AccountSettings;
import tributary.backend.settings.LiveSettings;
import tributary.backend.site.InstanceSettings;

/// What programs ask before anything else. The tree is PeerTube's, with what does not exist here
/// switched off.
@RestController
class Configuration {

    /// The level of PeerTube's API that is answered here; programs choose their calls by it.
    static final String API_LEVEL = "6.3.0";

    private final ObjectNode config;
    private final LiveSettings settings;

    Configuration(JsonMapper json, LiveSettings settings, AccountSettings accounts) {
        this.settings = settings;
        this.config = read(json).put("serverVersion", API_LEVEL);
        config.withObject("/instance")
                .put("name", settings.of(InstanceSettings.class).name())
                .put("shortDescription", settings.of(InstanceSettings.class).shortDescription());
        config.withObject("/signup").put("allowed", accounts.signUp()).put("allowedForCurrentIP", accounts.signUp());
    }

    private static ObjectNode read(JsonMapper json) {
        try (var content = new ClassPathResource("playback/config.json").getInputStream()) {
            return json.readValue(content, ObjectNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/api/v1/config")
    ObjectNode config() {
        return config;
    }

    @GetMapping("/api/v1/config/about")
    Map<String, Object> about() {
        var about = new LinkedHashMap<String, Object>();
        about.put("name", settings.of(InstanceSettings.class).name());
        about.put("shortDescription", settings.of(InstanceSettings.class).shortDescription());
        about.put("description", settings.of(InstanceSettings.class).description());
        about.put("terms", settings.of(InstanceSettings.class).terms());
        for (var unsaid : List.of(
                "codeOfConduct",
                "hardwareInformation",
                "creationReason",
                "moderationInformation",
                "administrator",
                "maintenanceLifetime",
                "businessModel")) {
            about.put(unsaid, "");
        }
        about.put("languages", settings.of(InstanceSettings.class).languages());
        about.put("categories", List.of());
        about.put("avatars", List.of());
        about.put("banners", List.of());
        return Map.of("instance", about);
    }
}
