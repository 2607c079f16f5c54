package tributary.transcoder.probe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.protocol.worker.ChapterMark;

/// The chapters that a file names. Those without a title are left out: a number says no more than the bar itself.
final class ChapterMarks {

    private static final int LONGEST_TITLE = 200;
    private static final int MOST = 500;

    private ChapterMarks() {}

    static List<ChapterMark> of(FfprobeOutput header) {
        if (header.chapters() == null) {
            return List.of();
        }
        var marks = new ArrayList<ChapterMark>();
        for (var chapter : header.chapters()) {
            var title = title(chapter);
            var start = seconds(chapter.start());
            if (!title.isEmpty() && start >= 0 && marks.size() < MOST) {
                marks.add(new ChapterMark(start, title));
            }
        }
        return marks;
    }

    private static String title(FfprobeOutput.Chapter chapter) {
        var text = chapter.tags() == null ? "" : chapter.tags().getOrDefault("title", "");
        var line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.substring(
                0, line.offsetByCodePoints(0, Math.min(LONGEST_TITLE, line.codePointCount(0, line.length()))));
    }

    /// Below 0 for what is no time.
    private static double seconds(@Nullable String text) {
        try {
            return text == null ? -1 : Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
