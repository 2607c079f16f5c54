package tributary.backend.moderation.web;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.backend.site.FieldProblems;

/// A moment in a video, as people write it: `1:02:03`, `2:03` or seconds.
final class Moment {

    private static final Pattern FORM = Pattern.compile("(?:(?:([0-9]{1,3}):)?([0-9]{1,3}):)?([0-9]{1,6})");

    private Moment() {}

    /// @return null for an empty text
    /// @throws FieldProblems for any other that is no moment
    static @Nullable Integer seconds(String text) {
        if (text.isBlank()) {
            return null;
        }
        var parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw FieldProblems.of("at", "moderation.report.moment");
        }
        return number(parts.group(1)) * 3600 + number(parts.group(2)) * 60 + number(parts.group(3));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    static String words(int seconds) {
        return seconds >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
