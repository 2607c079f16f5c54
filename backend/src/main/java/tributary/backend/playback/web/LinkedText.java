package tributary.backend.playback.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Somebody's plain text, cut into pieces so that the template can make its web addresses links
/// without ever printing markup from the text itself.
///
/// Only `http` and `https` become links. The pattern has no nested repetition, so its time is linear.
final class LinkedText {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]{1,2000}");
    private static final String NOT_PART_OF_IT = ".,;:!?)]}'";

    private LinkedText() {}

    /// @param href the address to lead to; absent for text that is no link
    record Piece(String text, @Nullable String href) {}

    static List<Piece> of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        var pieces = new ArrayList<Piece>();
        var matcher = ADDRESS.matcher(text);
        var from = 0;
        while (matcher.find()) {
            var end = matcher.end();
            while (NOT_PART_OF_IT.indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            var address = text.substring(matcher.start(), end);
            if (matcher.start() > from) {
                pieces.add(new Piece(text.substring(from, matcher.start()), null));
            }
            pieces.add(new Piece(address, address.endsWith("//") ? null : address));
            from = end;
        }
        if (from < text.length()) {
            pieces.add(new Piece(text.substring(from), null));
        }
        return List.copyOf(pieces);
    }
}
