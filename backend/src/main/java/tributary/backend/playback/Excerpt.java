package tributary.backend.playback;

import org.jspecify.annotations.Nullable;

/// Shortens text.
public final class Excerpt {

    private static final int LIST_LIMIT = 250;
    private static final int LINE_LIMIT = 300;
    private static final String DOTS = "...";

    private Excerpt() {}

    /// At most 250 UTF-16 units, the last three being dots if something was cut. Programs fetch the
    /// whole text when they see exactly this length and ending.
    public static @Nullable String forLists(@Nullable String text) {
        return text == null || text.length() <= LIST_LIMIT ? text : cut(text, LIST_LIMIT - DOTS.length()) + DOTS;
    }

    /// One line for the head of a page; null if there is nothing to say.
    public static @Nullable String oneLine(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LINE_LIMIT ? line : cut(line, LINE_LIMIT) + "…";
    }

    /// Never leaves half a surrogate pair.
    private static String cut(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
