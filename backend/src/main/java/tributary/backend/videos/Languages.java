package tributary.backend.videos;

import java.text.Collator;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The languages that videos and captions can have: the two-letter codes of ISO 639, and the few longer ones that
/// PeerTube adds to them.
public final class Languages {

    /// By code, with English names.
    public static final Map<String, String> ENGLISH = english();

    private Languages() {}

    public static boolean has(String code) {
        return ENGLISH.containsKey(code);
    }

    /// The language's name for a reader; its code if it has none.
    public static String name(String code, Locale reader) {
        if (!has(code)) {
            return code;
        }
        var name = Locale.forLanguageTag(code).getDisplayName(reader);
        return name.equals(code) || name.isEmpty() ? ENGLISH.getOrDefault(code, code) : name;
    }

    /// In the order and the language of the reader: name to code.
    public static Map<String, String> byName(Locale reader) {
        var byName = new TreeMap<String, String>(Collator.getInstance(reader));
        for (var code : ENGLISH.keySet()) {
            byName.putIfAbsent(name(code, reader), code);
        }
        return byName;
    }

    private static Map<String, String> english() {
        var map = new LinkedHashMap<String, String>();
        for (var code : Locale.getISOLanguages()) {
            map.put(code, Locale.of(code).getDisplayLanguage(Locale.ENGLISH));
        }
        map.put("zh-Hans", "Simplified Chinese");
        map.put("zh-Hant", "Traditional Chinese");
        map.put("pt-PT", "Portuguese (Portugal)");
        map.put("tok", "Toki Pona");
        map.put("ase", "American Sign Language");
        map.put("bfi", "British Sign Language");
        map.put("gsg", "German Sign Language");
        map.put("fsl", "French Sign Language");
        map.put("zxx", "No linguistic content");
        return Collections.unmodifiableMap(map);
    }
}
