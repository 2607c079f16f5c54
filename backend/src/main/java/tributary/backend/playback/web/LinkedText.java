package tributary.backend.playback.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.backend.chapters.Moment;

/// Somebody's plain text, cut into pieces so that the template can make its web addresses links
/// without ever printing markup from the text itself.
///
/// Only `http` and `https` become links, and moments of a video where there is one. The patterns have
/// no nested repetition, so their time is linear.
final class LinkedText {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]{1,2000}");
    private static final String NOT_PART_OF_IT = ".,;:!?)]}'";

    private final double durationSeconds;
    private final List<Piece> pieces = new ArrayList<>();

    private LinkedText(double durationSeconds) {
        this.durationSeconds = durationSeconds;
    }

    /// @param href the address to lead to; absent for text that is no link
    /// @param start the moment of the video that it leads to, in seconds; absent for other links
    record Piece(
            String text, @Nullable String href, @Nullable Integer start) {}

    static List<Piece> of(@Nullable String text) {
        return of(text, 0);
    }

    /// @param durationSeconds of the video that the text is about: times in it lead there; 0 for none
    static List<Piece> of(@Nullable String text, double durationSeconds) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        var linked = new LinkedText(durationSeconds);
        linked.cut(text);
        return List.copyOf(linked.pieces);
    }

    private void cut(String text) {
        var matcher = ADDRESS.matcher(text);
        var from = 0;
        while (matcher.find()) {
            var end = matcher.end();
            while (NOT_PART_OF_IT.indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            var address = text.substring(matcher.start(), end);
            words(text.substring(from, matcher.start()));
            pieces.add(new Piece(address, address.endsWith("//") ? null : address, null));
            from = end;
        }
        words(text.substring(from));
    }

    private void words(String text) {
        var from = 0;
        for (var moment : Moment.in(text)) {
            if (moment.seconds() < durationSeconds) {
                plain(text.substring(from, moment.from()));
                var words = text.substring(moment.from(), moment.to());
                pieces.add(new Piece(words, "?start=" + moment.seconds(), moment.seconds()));
                from = moment.to();
            }
        }
        plain(text.substring(from));
    }

    private void plain(String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, null, null));
        }
    }
}
