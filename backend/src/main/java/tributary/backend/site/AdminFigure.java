package tributary.backend.site;

import org.jspecify.annotations.Nullable;

/// A figure of the dashboard.
///
/// @param labelKey of the message files; `{0}` in it is the value too, for plural forms
/// @param value as people read it
/// @param link to where it can be acted on
public record AdminFigure(
        String labelKey, String value, @Nullable String link, Tone tone) {

    /// How a figure is to be taken; said in words and by colour.
    public enum Tone {
        PLAIN,
        GOOD,
        WARNING,
        DANGER
    }

    /// A count of things that wait for somebody: nothing to do at zero.
    public static AdminFigure waiting(String labelKey, long count, String link) {
        return new AdminFigure(labelKey, Long.toString(count), link, count == 0 ? Tone.GOOD : Tone.WARNING);
    }

    public static AdminFigure plain(String labelKey, String value) {
        return new AdminFigure(labelKey, value, null, Tone.PLAIN);
    }
}
