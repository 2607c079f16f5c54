package tributary.backend.chapters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A time that somebody wrote into a text, such as `4:05` or `1:02:03`.
///
/// @param from where in the text it begins
/// @param to where it ends
/// @param seconds from the video's start
public record Moment(int from, int to, int seconds) {

    private static final Pattern FORM =
            Pattern.compile("(?<![\\p{Alnum}:.,])(?:(\\d{1,2}):)?(\\d{1,2}):([0-5]\\d)(?![\\p{Alnum}:]|[.,]\\d)");

    /// All in a text, in its order.
    public static List<Moment> in(String text) {
        var found = new ArrayList<Moment>();
        var matcher = FORM.matcher(text);
        while (matcher.find()) {
            seconds(matcher).ifPresent(seconds -> found.add(new Moment(matcher.start(), matcher.end(), seconds)));
        }
        return found;
    }

    private static OptionalInt seconds(MatchResult match) {
        var hours = match.group(1) == null ? 0 : Integer.parseInt(match.group(1));
        var minutes = Integer.parseInt(match.group(2));
        return hours > 0 && minutes >= 60
                ? OptionalInt.empty()
                : OptionalInt.of((hours * 60 + minutes) * 60 + Integer.parseInt(match.group(3)));
    }

    /// The other way round.
    static String clock(int seconds) {
        return seconds >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
