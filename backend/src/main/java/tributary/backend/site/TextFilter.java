package tributary.backend.site;

/// Says no to texts that people would publish: titles, descriptions, names. Whoever keeps such rules offers one.
@FunctionalInterface
public interface TextFilter {

    /// Whether a text must not stand here.
    boolean refuses(String text);
}
