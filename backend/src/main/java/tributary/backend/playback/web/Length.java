package tributary.backend.playback.web;

import java.time.Duration;

/// A duration as a clock shows it: `0:07`, `12:34`, `1:02:03`.
final class Length {

    private Length() {}

    static String of(double seconds) {
        var length = Duration.ofSeconds(Math.round(Math.max(0, seconds)));
        if (length.toHours() == 0) {
            return "%d:%02d".formatted(length.toMinutes(), length.toSecondsPart());
        }
        return "%d:%02d:%02d".formatted(length.toHours(), length.toMinutesPart(), length.toSecondsPart());
    }
}
