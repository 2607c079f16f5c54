package tributary.backend.moderation;

import java.util.Locale;
import tributary.backend.accounts.Right;

/// What can be decided.
public enum DecisionKind {
    DISMISS(Right.SEE_REPORTS, false, Due.NONE),
    /// The creator changes something until a day.
    ASK_CHANGE(Right.DECIDE_VIDEOS, true, Due.OPTIONAL),
    /// Viewers read the reason before they see the video.
    LABEL(Right.DECIDE_VIDEOS, true, Due.NONE),
    /// Found only by its link.
    UNLIST(Right.DECIDE_VIDEOS, true, Due.NONE),
    /// Nobody but moderators has it.
    BLOCK(Right.DECIDE_VIDEOS, true, Due.NONE),
    /// Blocked at once, and gone with its files after a while.
    REMOVE(Right.DECIDE_VIDEOS, true, Due.NONE),
    WARN(Right.DECIDE_PEOPLE, false, Due.NONE),
    /// No uploads, or less room.
    LIMIT(Right.DECIDE_PEOPLE, false, Due.NONE),
    /// Closed until a day.
    SUSPEND(Right.DECIDE_PEOPLE, false, Due.NEEDED),
    /// Closed without an end; its videos stay.
    CLOSE(Right.DECIDE_PEOPLE, false, Due.NONE),
    /// Closed for good, with all its videos blocked.
    BAN(Right.DECIDE_PEOPLE, false, Due.NONE),
    /// Closed at once, and gone with everything of it after a while.
    DELETE_ACCOUNT(Right.DELETE_PEOPLE, false, Due.NONE);

    /// Whether a decision of this kind has a day.
    public enum Due {
        NONE,
        OPTIONAL,
        NEEDED
    }

    private final Right right;
    private final boolean aboutVideo;
    private final Due due;

    DecisionKind(Right right, boolean aboutVideo, Due due) {
        this.right = right;
        this.aboutVideo = aboutVideo;
        this.due = due;
    }

    public Right right() {
        return right;
    }

    /// Whether it needs a video; the others are about a person.
    public boolean isAboutVideo() {
        return aboutVideo;
    }

    public Due due() {
        return due;
    }

    /// End of its message keys, and its name in the API: `ask-change`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether the video is blocked by it.
    boolean blocks() {
        return this == BLOCK || this == REMOVE || this == BAN || this == DELETE_ACCOUNT;
    }

    /// Whether the account is closed by it.
    public boolean closes() {
        return this == SUSPEND || this == CLOSE || this == BAN || this == DELETE_ACCOUNT;
    }

    /// @throws IllegalArgumentException for any other text
    public static DecisionKind ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
