package tributary.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// House rules about files: sizes, templates and message bundles.
class SourceConventionTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile(">([^<]*\\p{L}{2,}[^<]*)<");
    private static final Pattern ENGLISH_ATTRIBUTE =
            Pattern.compile("\\s(?:title|alt|placeholder|aria-label|label)=\"([^\"]*\\p{L}[^\"]*)\"");
    private static final Pattern INLINE =
            Pattern.compile("\\sstyle=|<style|\\son[a-z]+=|javascript:|th:(?:utext|style|on[a-z]+)|th:inline");
    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("<script(?![^>]*(?:src=|application/(?:ld\\+)?json))[^>]*>");
    /// JSON for scripts is no script; whoever writes it there has escaped `<`.
    private static final Pattern DATA = Pattern.compile("<script type=\"application/(?:ld\\+)?json\"[^>]*>");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z][A-Za-z0-9.-]*)[}(]");
    private static final Pattern APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    @Test
    void noFileSwallowsTheRest() {
        assertThat(longerThan(400, "src/main/java"))
                .as("split state, dispatch and I/O")
                .isEmpty();
        assertThat(longerThan(600, "src/test/java"))
                .as("split the tests by what they show")
                .isEmpty();
    }

    @Test
    void templatesHaveNoTextOfTheirOwn() {
        var wrong = new ArrayList<String>();
        for (var template : templates()) {
            var html = COMMENT.matcher(read(template)).replaceAll("");
            var text =
                    TEXT.matcher(html.replaceAll("(?s)<script.*?</script>", "").replaceAll("=\"[^\"]*\"", ""));
            while (text.find()) {
                if (!"Tributary".equals(text.group(1).strip())) {
                    wrong.add(template.getFileName() + ": " + text.group(1).strip());
                }
            }
            var attribute = ENGLISH_ATTRIBUTE.matcher(html);
            while (attribute.find()) {
                wrong.add(template.getFileName() + ": " + attribute.group().strip());
            }
        }
        assertThat(wrong).as("words belong into messages.properties").isEmpty();
    }

    @Test
    void templatesHaveNothingInlineThatTheContentSecurityPolicyForbids() {
        var wrong = new ArrayList<String>();
        for (var template : templates()) {
            var html =
                    DATA.matcher(COMMENT.matcher(read(template)).replaceAll("")).replaceAll("");
            for (var pattern : List.of(INLINE, INLINE_SCRIPT)) {
                var found = pattern.matcher(html);
                while (found.find()) {
                    wrong.add(template.getFileName() + ": " + found.group().strip());
                }
            }
        }
        assertThat(wrong)
                .as("styles belong into the style sheets, scripts into modules")
                .isEmpty();
    }

    @Test
    void everyLanguageHasEveryMessage() {
        var english = keys("messages.properties");
        assertThat(keys("messages_de.properties")).isEqualTo(english);
    }

    @Test
    void everyMessageOfATemplateExists() {
        var english = keys("messages.properties");
        var missing = new TreeSet<String>();
        for (var template : templates()) {
            var key = KEY.matcher(read(template));
            while (key.find()) {
                if (!english.contains(key.group(1))) {
                    missing.add(template.getFileName() + ": " + key.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /// In a message with values, a single apostrophe hides everything up to the next one (java.text.MessageFormat).
    @Test
    void messagesWithValuesDoubleTheirApostrophes() {
        var wrong = new TreeSet<String>();
        for (var bundle : List.of("messages.properties", "messages_de.properties")) {
            var messages = messages(bundle);
            for (var key : messages.stringPropertyNames()) {
                var text = messages.getProperty(key);
                if (text.matches("(?s).*\\{[0-9].*") && APOSTROPHE.matcher(text).find()) {
                    wrong.add(bundle + ": " + key);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> longerThan(int lines, String folder) {
        var modules = Stream.of("protocol", "tracker", "seeder", "transcoder", "backend", "e2e");
        return modules.map(module -> ROOT.resolve(module).resolve(folder))
                .filter(Files::isDirectory)
                .flatMap(source -> files(source, ".java").stream())
                .filter(file -> read(file).lines().count() > lines)
                .map(file -> ROOT.relativize(file).toString())
                .toList();
    }

    private static List<Path> templates() {
        return files(TEMPLATES, ".html");
    }

    private static List<Path> files(Path folder, String ending) {
        try (var all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Set<String> keys(String bundle) {
        return new TreeSet<>(messages(bundle).stringPropertyNames());
    }

    private static Properties messages(String bundle) {
        var messages = new Properties();
        try (var reader = Files.newBufferedReader(RESOURCES.resolve(bundle))) {
            messages.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return messages;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
