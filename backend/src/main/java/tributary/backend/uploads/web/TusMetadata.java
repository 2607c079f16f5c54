package tributary.backend.uploads.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import tributary.backend.site.Refused;

/// `Upload-Metadata`: pairs of a key and a value in Base64, parted by commas (tus 1.0, creation).
final class TusMetadata {

    private static final int LONGEST = 4096;

    private TusMetadata() {}

    /// @throws Refused 400 if it is not of that form
    static Map<String, String> parse(String header) {
        if (header.length() > LONGEST) {
            throw Refused.invalid("Upload-Metadata is too long.");
        }
        var values = new HashMap<String, String>();
        for (var pair : header.split(",", -1)) {
            var parts = pair.strip().split(" ", 2);
            if (!parts[0].isEmpty()) {
                values.put(parts[0], parts.length == 1 ? "" : decode(parts[1].strip()));
            }
        }
        return values;
    }

    private static String decode(String value) {
        try {
            return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw Refused.invalid("Upload-Metadata is not Base64.");
        }
    }
}
