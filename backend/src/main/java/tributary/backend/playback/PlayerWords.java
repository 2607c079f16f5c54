package tributary.backend.playback;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// What the player's script says: every message whose key begins with `player.`, without that beginning.
///
/// Values are not filled in: the script knows them, `{0}` is left for it.
@Component("playerWords")
public class PlayerWords {

    private static final String PREFIX = "player.";

    private final MessageSource messages;
    private final List<String> keys;

    PlayerWords(MessageSource messages) throws IOException {
        this.messages = messages;
        var all = new Properties();
        try (var reader = new InputStreamReader(
                new ClassPathResource("messages.properties").getInputStream(), StandardCharsets.UTF_8)) {
            all.load(reader);
        }
        this.keys = all.stringPropertyNames().stream()
                .filter(key -> key.startsWith(PREFIX))
                .toList();
    }

    public Map<String, String> of(Locale locale) {
        var words = new TreeMap<String, String>();
        for (var key : keys) {
            words.put(key.substring(PREFIX.length()), messages.getMessage(key, null, locale));
        }
        return words;
    }
}
