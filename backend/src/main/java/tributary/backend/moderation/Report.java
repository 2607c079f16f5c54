package tributary.backend.moderation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one person said about a thing.
///
/// @param reporterId null for a visitor, or an account that is gone
/// @param startAt moment in a video, in whole seconds
/// @param answer what the moderators decided, in words for the reporter
public record Report(
        long id,
        long caseId,
        @Nullable Long reporterId,
        List<ReportReason> reasons,
        String words,
        @Nullable Integer startAt,
        @Nullable Integer endAt,
        State state,
        @Nullable String answer,
        Instant createdAt,
        Instant updatedAt,
        int messages) {

    public Report {
        reasons = List.copyOf(reasons);
    }

    /// What became of it. The numbers are PeerTube's.
    public enum State {
        PENDING(1, "Pending"),
        REJECTED(2, "Rejected"),
        ACCEPTED(3, "Accepted");

        private final int id;
        private final String label;

        State(int id, String label) {
            this.id = id;
            this.label = label;
        }

        public int id() {
            return id;
        }

        public String label() {
            return label;
        }

        /// @throws IllegalArgumentException unless `id` is 1, 2 or 3
        public static State of(int id) {
            return switch (id) {
                case 1 -> PENDING;
                case 2 -> REJECTED;
                case 3 -> ACCEPTED;
                default -> throw new IllegalArgumentException("no state has the number " + id);
            };
        }
    }
}
