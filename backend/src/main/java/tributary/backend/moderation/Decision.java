package tributary.backend.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that was decided.
///
/// @param accountId of the person concerned; null if the account is gone
/// @param videoId null if it is not about a video, or the video is gone
/// @param title name of the thing when it was decided
/// @param reason why, as the person concerned and, for a block or a label, viewers read it
/// @param words what was written to the person concerned
/// @param author user name of who decided; null if they are gone
/// @param dueAt end of a suspension, day of a change or of the removal; null for none
/// @param done whether what was due has happened
public record Decision(
        long id,
        @Nullable Long caseId,
        DecisionKind kind,
        @Nullable Long accountId,
        @Nullable String accountName,
        @Nullable Long videoId,
        String title,
        String reason,
        String words,
        @Nullable Long authorId,
        @Nullable String author,
        @Nullable Instant dueAt,
        Before before,
        boolean done,
        Instant createdAt,
        @Nullable Instant undoneAt,
        @Nullable String undoneReason,
        @Nullable Appeal appeal,
        @Nullable Instant appealedAt,
        @Nullable Long appealBy) {

    /// What became of an appeal.
    public enum Appeal {
        OPEN,
        ACCEPTED,
        REJECTED
    }

    /// What a decision replaced, so that it can be taken back. Each part only where the decision touched it.
    ///
    /// @param quotaBytes -1 without limit
    public record Before(
            @Nullable Boolean nsfw,
            @Nullable Boolean mayUpload,
            @Nullable Long quotaBytes) {

        static final Before NOTHING = new Before(null, null, null);
    }

    public boolean isInForce() {
        return undoneAt == null;
    }

    /// Dismissals concern nobody; what is undone or was appealed needs no appeal.
    public boolean mayBeAppealed() {
        return kind != DecisionKind.DISMISS && isInForce() && appeal == null && !done;
    }

    public boolean mayBeUndone() {
        return isInForce() && !(done && (kind == DecisionKind.REMOVE || kind == DecisionKind.DELETE_ACCOUNT));
    }
}
