package tributary.backend.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class PlayerWordsTests {

    private static final Path SCRIPTS = Path.of("../frontend-static/src/player");
    /// A key written out in a script; keys that are put together end with what is common to them.
    private static final Pattern KEY = Pattern.compile("word\\(\\s*[\"`]([a-zA-Z.-]+)(\\$\\{)?");

    private final PlayerWords words = words();

    @Test
    void everyWordThatAScriptSaysExists() throws IOException {
        var known = words.of(Locale.ENGLISH).keySet();
        var missing = new ArrayList<String>();
        try (var scripts = Files.walk(SCRIPTS)) {
            for (var script :
                    scripts.filter(path -> path.toString().endsWith(".ts")).toList()) {
                var key = KEY.matcher(Files.readString(script));
                while (key.find()) {
                    var written = key.group(1);
                    var found = key.group(2) == null
                            ? known.contains(written)
                            : known.stream().anyMatch(word -> word.startsWith(written));
                    if (!found) {
                        missing.add(script.getFileName() + ": " + written);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void speaksThePagesLanguageAndLeavesValuesToTheScript() {
        assertThat(words.of(Locale.GERMAN)).containsEntry("pause", "Anhalten").containsEntry("quality", "Qualität");
        assertThat(words.of(Locale.ENGLISH))
                .hasEntrySatisfying("fed", text -> assertThat(text).contains("{0}", "{1}"));
    }

    private static PlayerWords words() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        try {
            return new PlayerWords(messages);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
