package tributary.backend.admin;

import java.util.Locale;

/// Amounts of data as people read them.
public final class Amounts {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Amounts() {}

    public static String of(long bytes, Locale locale) {
        var amount = (double) bytes;
        var unit = 0;
        while (Math.abs(amount) >= 999.5 && unit < UNITS.length - 1) {
            amount /= 1000;
            unit++;
        }
        return String.format(locale, unit == 0 || amount >= 99.5 ? "%.0f %s" : "%.1f %s", amount, UNITS[unit]);
    }
}
