package tributary.backend.moderation.web;

import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Sizes for templates: `${@sizes.words(bytes)}`.
@Component("sizes")
class Sizes {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    /// In decimal units, as disks are sold, in the reader's way of writing numbers.
    public String words(long bytes) {
        return words(bytes, LocaleContextHolder.getLocale());
    }

    static String words(long bytes, Locale locale) {
        var unit = 0;
        double value = bytes;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(locale, unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }
}
