package tributary.transcoder.plan;

import org.jspecify.annotations.Nullable;

/// What probing found.
///
/// @param picture the one to show, or null
/// @param pictureSeconds when the picture ends, counted from the source's start; 0 without one
/// @param soundStream number of the track to play, or null
/// @param soundSeconds when the sound ends, counted from the source's start; 0 without it
public record Source(
        @Nullable Picture picture,
        double pictureSeconds,
        @Nullable Integer soundStream,
        double soundSeconds) {

    public Source {
        if (picture == null && soundStream == null) {
            throw new IllegalArgumentException("A source has a picture or sound");
        }
    }

    public double durationSeconds() {
        return Math.max(pictureSeconds, soundSeconds);
    }
}
