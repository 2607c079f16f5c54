package tributary.backend.admin.web;

import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Amounts of data as people read them: `${@amount.of(bytes)}`.
@Component("amount")
class Bytes {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    public String of(long bytes) {
        return of(bytes, LocaleContextHolder.getLocale());
    }

    static String of(long bytes, Locale locale) {
        var amount = (double) bytes;
        var unit = 0;
        while (Math.abs(amount) >= 999.5 && unit < UNITS.length - 1) {
            amount /= 1000;
            unit++;
        }
        return String.format(locale, unit == 0 || amount >= 99.5 ? "%.0f %s" : "%.1f %s", amount, UNITS[unit]);
    }
}
