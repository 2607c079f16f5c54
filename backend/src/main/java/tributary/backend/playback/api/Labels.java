package tributary.backend.playback.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.backend.videos.Languages;

/// The numbered and lettered choices of the public API with their English labels.
///
/// Numbers and labels are those of PeerTube, as existing programs show and send them.
final class Labels {

    static final Map<String, String> CATEGORIES = numbered(
            "Music",
            "Films",
            "Vehicles",
            "Art",
            "Sports",
            "Travels",
            "Gaming",
            "People",
            "Comedy",
            "Entertainment",
            "News & Politics",
            "How To",
            "Education",
            "Activism",
            "Science & Technology",
            "Animals",
            "Kids",
            "Food");

    static final Map<String, String> LICENCES = numbered(
            "Attribution",
            "Attribution - Share Alike",
            "Attribution - No Derivatives",
            "Attribution - Non Commercial",
            "Attribution - Non Commercial - Share Alike",
            "Attribution - Non Commercial - No Derivatives",
            "Public Domain Dedication");

    static final Map<String, String> PRIVACIES = numbered("Public", "Unlisted", "Private");

    static final Map<String, String> LANGUAGES = Languages.ENGLISH;

    private static final String UNKNOWN = "Unknown";

    private Labels() {}

    /// A choice as the API prints it; one that was not made has the label "Unknown".
    record Choice(@Nullable Object id, String label) {}

    static Choice category(@Nullable Integer id) {
        return choice(CATEGORIES, id);
    }

    static Choice licence(@Nullable Integer id) {
        return choice(LICENCES, id);
    }

    static Choice language(@Nullable String id) {
        return choice(LANGUAGES, id);
    }

    static Choice privacy(int id) {
        return choice(PRIVACIES, id);
    }

    private static Choice choice(Map<String, String> labels, @Nullable Object id) {
        return new Choice(id, id == null ? UNKNOWN : labels.getOrDefault(id.toString(), UNKNOWN));
    }

    private static Map<String, String> numbered(String... labels) {
        var map = new LinkedHashMap<String, String>();
        for (var label : labels) {
            map.put(Integer.toString(map.size() + 1), label);
        }
        return Collections.unmodifiableMap(map);
    }
}
