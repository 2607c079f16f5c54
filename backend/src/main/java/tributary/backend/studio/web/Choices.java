package tributary.backend.studio.web;

import java.text.Collator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;

/// What can be chosen in the forms, with names in the reader's language and its order.
final class Choices {

    private static final int CATEGORIES = 18;
    private static final List<String> LANGUAGES = List.of(
            "ar", "ca", "cs", "da", "de", "el", "en", "eo", "es", "eu", "fa", "fi", "fr", "gl", "he", "hi", "hu", "id",
            "it", "ja", "ko", "nb", "nl", "oc", "pl", "pt", "ro", "ru", "sk", "sv", "th", "tr", "uk", "vi", "zh");

    private final MessageSource messages;
    private final Locale locale;

    Choices(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /// By number.
    public Map<Integer, String> categories() {
        var names = new LinkedHashMap<Integer, String>();
        for (var id = 1; id <= CATEGORIES; id++) {
            names.put(id, messages.getMessage("videos.category." + id, null, locale));
        }
        return names;
    }

    /// By name, with the code as value.
    public Map<String, String> languages() {
        var byName = new TreeMap<String, String>(Collator.getInstance(locale));
        for (var code : LANGUAGES) {
            byName.put(Locale.of(code).getDisplayLanguage(locale), code);
        }
        return byName;
    }
}
