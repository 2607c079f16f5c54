package tributary.backend.notifications;

import java.util.Arrays;
import java.util.Optional;
import tributary.backend.accounts.Role;
import tributary.backend.site.Access;

/// Kinds of things that people are told of; each can be switched. Numbers and names of settings are PeerTube's where
/// the
/// kind is the same.
public enum NotificationKind {
    /// A report came in.
    NEW_REPORT(3, "abuseAsModerator", Access.MODERATOR, 1),
    /// Something of yours was blocked, labelled or removed.
    DECISION(4, "blacklistOnMyVideo", Access.SIGNED_IN, 3),
    /// A decision about something of yours was undone.
    DECISION_UNDONE(5, "unblacklistOnMyVideo", Access.SIGNED_IN, 3),
    /// Your video can be watched.
    VIDEO_PUBLISHED(6, "myVideoPublished", Access.SIGNED_IN, 1),
    /// Your video could not be processed.
    VIDEO_FAILED(8, "myVideoImportFinished", Access.SIGNED_IN, 3),
    /// Somebody made an account.
    NEW_ACCOUNT(9, "newUserRegistration", Access.MODERATOR, 1),
    /// An upload waits for review.
    REVIEW_WAITING(12, "videoAutoBlacklistAsModerator", Access.MODERATOR, 1),
    /// What became of a report of yours.
    REPORT_STATE(15, "abuseStateChange", Access.SIGNED_IN, 3),
    /// Somebody wrote in a report's or appeal's thread.
    NEW_MESSAGE(16, "abuseNewMessage", Access.SIGNED_IN, 3),
    /// An appeal waits for an answer.
    NEW_APPEAL(101, "appealAsModerator", Access.MODERATOR, 1),
    /// Something of the site does not work, or works again.
    HEALTH(102, "healthAsAdministrator", Access.ADMINISTRATOR, 3),
    /// A job failed for good.
    JOB_FAILED(103, "jobFailedAsAdministrator", Access.ADMINISTRATOR, 1);

    /// Bit of a person's choice: shown on the site.
    public static final int WEB = 1;

    /// Bit of a person's choice: sent by mail.
    public static final int MAIL = 2;

    private final int id;
    private final String setting;
    private final Access audience;
    private final int usual;

    NotificationKind(int id, String setting, Access audience, int usual) {
        this.id = id;
        this.setting = setting;
        this.audience = audience;
        this.usual = usual;
    }

    public int id() {
        return id;
    }

    /// Its name among the settings of the API.
    public String setting() {
        return setting;
    }

    /// Sum of [#WEB] and [#MAIL] for whoever chose nothing.
    public int usual() {
        return usual;
    }

    public boolean concerns(Role role) {
        return role.opens(audience);
    }

    static Optional<NotificationKind> ofSetting(String setting) {
        return Arrays.stream(values())
                .filter(kind -> kind.setting.equals(setting))
                .findFirst();
    }
}
