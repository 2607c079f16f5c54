package tributary.transcoder.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.protocol.worker.ChapterMark;

/// What probing found.
///
/// @param picture the one to show, or null
/// @param pictureSeconds when the picture ends, counted from the source's start; 0 without one
/// @param soundStream number of the track to play, or null
/// @param soundSeconds when the sound ends, counted from the source's start; 0 without it
/// @param chapters that the file names, in order
/// @param texts at most one for each language
public record Source(
        @Nullable Picture picture,
        double pictureSeconds,
        @Nullable Integer soundStream,
        double soundSeconds,
        List<ChapterMark> chapters,
        List<TextTrack> texts) {

    public Source {
        chapters = List.copyOf(chapters);
        texts = List.copyOf(texts);
        if (picture == null && soundStream == null) {
            throw new IllegalArgumentException("A source has a picture or sound");
        }
    }

    public double durationSeconds() {
        return Math.max(pictureSeconds, soundSeconds);
    }
}
