package tributary.backend.chapters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chapters as people write them: lines with a time and a title.
final class ChapterLines {

    private static final String BEFORE = "[\\s\\-–—•*·>(\\[#\\d.]*";
    private static final String AFTER = "^[\\s)\\]\\-–—|:.=>]+";
    private static final int LEAST = 2;

    private ChapterLines() {}

    /// The time may stand after a bullet or a number, and be followed by a dash.
    static Optional<Chapter> chapter(String line) {
        var moments = Moment.in(line);
        if (moments.isEmpty()) {
            return Optional.empty();
        }
        var moment = moments.getFirst();
        var title = line.substring(moment.to()).replaceFirst(AFTER, "").strip();
        var clean = title.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return clean.isEmpty() || !line.substring(0, moment.from()).matches(BEFORE)
                ? Optional.empty()
                : Optional.of(new Chapter(moment.seconds(), Chapters.cut(clean)));
    }

    /// The list in a description: two lines or more, the first at 0, each later than the one before. A description may
    /// name times for other reasons, so what does not look like such a list is none.
    static List<Chapter> inDescription(@Nullable String description, double durationSeconds) {
        var found = new ArrayList<Chapter>();
        for (var line : (description == null ? "" : description).split("\\R", -1)) {
            var chapter = chapter(line);
            if (chapter.isEmpty()) {
                continue;
            }
            var start = chapter.get().start();
            var follows = found.isEmpty() ? start == 0 : start > found.getLast().start();
            if (!follows || (durationSeconds > 0 && start >= durationSeconds) || found.size() >= Chapters.MOST) {
                break;
            }
            found.add(chapter.get());
        }
        return found.size() < LEAST ? List.of() : found;
    }
}
