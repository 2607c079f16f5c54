package tributary.backend.moderation;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.backend.site.FieldProblems;

/// A report as somebody sends it.
///
/// @param startAt moment in a video, in whole seconds
public record NewReport(
        Subject subject,
        List<ReportReason> reasons,
        String words,
        @Nullable Integer startAt,
        @Nullable Integer endAt) {

    private static final int LONGEST = 3000;

    public NewReport {
        reasons = reasons.stream().distinct().toList();
        words = words.replace("\0", "").strip();
    }

    /// @throws FieldProblems with what is missing or too long
    void check() {
        var problems = new LinkedHashMap<String, String>();
        if (words.length() > LONGEST) {
            problems.put("reason", "moderation.report.long");
        }
        if (words.isEmpty() && reasons.isEmpty()) {
            problems.put("reason", "moderation.report.empty");
        }
        if ((startAt != null && startAt < 0) || (endAt != null && endAt < 0)) {
            problems.put("startAt", "moderation.report.moment");
        }
        if (!problems.isEmpty()) {
            throw new FieldProblems(problems);
        }
    }
}
