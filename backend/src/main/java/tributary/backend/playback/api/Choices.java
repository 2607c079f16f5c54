package tributary.backend.playback.api;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What may be chosen for a video: objects of id and label, not lists.
@RestController
class Choices {

    @GetMapping("/api/v1/videos/categories")
    Map<String, String> categories() {
        return Labels.CATEGORIES;
    }

    @GetMapping("/api/v1/videos/licences")
    Map<String, String> licences() {
        return Labels.LICENCES;
    }

    @GetMapping("/api/v1/videos/languages")
    Map<String, String> languages() {
        return Labels.LANGUAGES;
    }

    @GetMapping("/api/v1/videos/privacies")
    Map<String, String> privacies() {
        return Labels.PRIVACIES;
    }
}
