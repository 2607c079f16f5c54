package tributary.backend.captions;

import java.util.Locale;

/// A text and when it is shown.
///
/// @param startMillis from the video's start
/// @param endMillis after the start
/// @param placement settings of WebVTT, `line:0 align:start`; empty for the usual place
/// @param text one or more lines of clean WebVTT markup
record Cue(long startMillis, long endMillis, String placement, String text) {

    void print(StringBuilder file) {
        file.append(time(startMillis)).append(" --> ").append(time(endMillis));
        if (!placement.isEmpty()) {
            file.append(' ').append(placement);
        }
        file.append('\n').append(text).append("\n\n");
    }

    private static String time(long millis) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                millis % 1000);
    }
}
