package tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What axe finds in an open page.
final class Accessibility {

    private static final Path AXE = Path.of("..", "frontend-static", "node_modules", "axe-core", "axe.min.js");

    private Accessibility() {}

    /// Fails with a line per broken rule and element.
    static void check(Page page) {
        assertThat(find(page)).isEmpty();
    }

    /// A line per broken rule and element.
    static List<String> find(Page page) {
        page.evaluate(read(AXE));
        var found = (List<?>) page.evaluate("""
                async () => (await axe.run({ resultTypes: ['violations'] })).violations
                  .flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target} ${node.failureSummary}`))
                """);
        return found.stream().map(String::valueOf).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
