package tributary.backend.playback.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// How long ago something happened, in the largest unit that fits, and the exact time beside it.
///
/// @param key message of the unit; takes the count
/// @param iso for `<time datetime>`
public record Age(String key, long count, String iso, String exact) {

    private static final int DAYS_OF_MONTH = 30;
    private static final int DAYS_OF_YEAR = 365;

    public static Age of(Instant then, Instant now, Locale locale) {
        var passed = Duration.between(then, now);
        var exact = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(then.atZone(ZoneOffset.UTC))
                + " UTC";
        var unit = unit(passed.isNegative() ? Duration.ZERO : passed);
        return new Age("playback.age." + unit.name(), unit.count(), then.toString(), exact);
    }

    private static Unit unit(Duration passed) {
        if (passed.toMinutes() < 1) {
            return new Unit("now", 0);
        }
        if (passed.toHours() < 1) {
            return new Unit("minutes", passed.toMinutes());
        }
        if (passed.toDays() < 1) {
            return new Unit("hours", passed.toHours());
        }
        if (passed.toDays() < DAYS_OF_MONTH) {
            return new Unit("days", passed.toDays());
        }
        if (passed.toDays() < DAYS_OF_YEAR) {
            return new Unit("months", passed.toDays() / DAYS_OF_MONTH);
        }
        return new Unit("years", passed.toDays() / DAYS_OF_YEAR);
    }

    private record Unit(String name, long count) {}
}
