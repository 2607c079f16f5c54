package tributary.backend.moderation.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tributary.backend.moderation.DecisionKind;
import tributary.backend.moderation.NewDecision;
import tributary.backend.site.FieldProblems;

/// A decision as the page's form sends it.
///
/// @param due day, `2026-11-30`
/// @param quota in whole megabytes; empty to leave it
record DecisionForm(
        @Nullable String kind,
        @Nullable String reason,
        @Nullable String words,
        @Nullable String due,
        @Nullable String quota,
        @Nullable Boolean uploads) {

    private static final long MEGABYTE = 1_000_000;

    static final DecisionForm EMPTY = new DecisionForm(null, null, null, null, null, null);

    NewDecision decision() {
        return new NewDecision(
                kindChosen(),
                reason == null ? "" : reason,
                words == null ? "" : words,
                due == null || due.isBlank() ? null : endOfDay(due.strip()),
                quota == null || quota.isBlank() ? null : bytes(quota.strip()),
                Boolean.TRUE.equals(uploads));
    }

    private DecisionKind kindChosen() {
        try {
            return DecisionKind.ofKey(kind == null ? "" : kind);
        } catch (IllegalArgumentException unknown) {
            throw FieldProblems.of("kind", "moderation.decision.kind");
        }
    }

    private static java.time.Instant endOfDay(String day) {
        try {
            return LocalDate.parse(day).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException _) {
            throw FieldProblems.of("due", "moderation.decision.due");
        }
    }

    private static long bytes(String megabytes) {
        if (!megabytes.matches("[0-9]{1,9}")) {
            throw FieldProblems.of("quota", "moderation.decision.quota");
        }
        return Long.parseLong(megabytes) * MEGABYTE;
    }
}
