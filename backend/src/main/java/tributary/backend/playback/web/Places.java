package tributary.backend.playback.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoQuery.Place;

/// Places among the newest videos as they stand in addresses: microseconds since 1970 and the video's
/// number. A page that starts after a place neither repeats nor skips when something is published.
final class Places {

    /// Cards on one page.
    static final int CARDS = 24;

    private static final Pattern FORM = Pattern.compile("([0-9]{1,17})-([0-9]{1,18})");

    private Places() {}

    /// What makes no sense is the first page.
    static @Nullable Place parse(@Nullable String text) {
        var matcher = FORM.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return null;
        }
        var time = Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS);
        return new Place(time, Long.parseLong(matcher.group(2)));
    }

    /// One page of a list that was asked for one video more than fits.
    ///
    /// @param more the address of what follows, or null at the end
    record Page(List<Video> videos, @Nullable String more) {

        static Page of(List<Video> found, String path) {
            if (found.size() <= CARDS) {
                return new Page(found, null);
            }
            var shown = found.subList(0, CARDS);
            var last = shown.getLast();
            var micros = ChronoUnit.MICROS.between(Instant.EPOCH, Objects.requireNonNull(last.publishedAt()));
            return new Page(shown, path + "?after=" + micros + "-" + last.id());
        }
    }
}
