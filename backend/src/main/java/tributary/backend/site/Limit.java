package tributary.backend.site;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/// So many requests in such a time.
///
/// @param requests 1 or more
/// @param within more than nothing
public record Limit(int requests, Duration within) {

    private static final String IN = " in ";

    public Limit {
        if (requests < 1 || !within.isPositive()) {
            throw new IllegalArgumentException("a limit needs at least one request and some time, as in 600 in 10s");
        }
    }

    /// Reads `600 in 10s`.
    public static Limit valueOf(String text) {
        var middle = text.indexOf(IN);
        if (middle < 0) {
            throw new IllegalArgumentException("a limit is written as in 600 in 10s, not " + text);
        }
        return new Limit(
                Integer.parseInt(text.substring(0, middle).strip()),
                DurationStyle.detectAndParse(
                        text.substring(middle + IN.length()).strip()));
    }

    @Override
    public String toString() {
        return requests + IN + within.toSeconds() + "s";
    }
}
