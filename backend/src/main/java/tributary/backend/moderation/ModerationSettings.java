package tributary.backend.moderation;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of reports, decisions and the look before publication.
///
/// @param visitorsReport whether visitors without an account may report
/// @param reportsPerHour how many reports one account or address may send within an hour, 1 to 10,000
/// @param sourceKept how long a removed video, or a deleted account, lies before it is really gone, so that a mistake
/// loses nothing
/// @param changeWithin how long a creator has for a change that was asked for, where the decision names no other time
/// @param review which uploads wait until a moderator has looked at them
/// @param reviewFirst how many uploads of a new account wait, if only those do, 1 to 1,000
/// @param newFor how long an account counts as new for the next two; 0s for never
/// @param newUploads how many uploads a new account may begin within 24 hours, 1 to 1,000
/// @param newGigabytes how much a new account may store, in gigabytes of 1,000,000,000 bytes, 1 to 100,000; its own
/// quota counts where that is less
public record ModerationSettings(
        @DefaultValue("false") boolean visitorsReport,
        @DefaultValue("30") int reportsPerHour,
        @DefaultValue("7d") Duration sourceKept,
        @DefaultValue("7d") Duration changeWithin,
        @DefaultValue("none") Review review,
        @DefaultValue("3") int reviewFirst,
        @DefaultValue("0s") Duration newFor,
        @DefaultValue("5") int newUploads,
        @DefaultValue("10") int newGigabytes) {

    /// Which uploads wait.
    public enum Review {
        NONE,
        NEW_ACCOUNTS,
        ALL
    }

    public ModerationSettings {
        require(reportsPerHour >= 1 && reportsPerHour <= 10_000, "reports-per-hour must be 1 to 10000");
        require(reviewFirst >= 1 && reviewFirst <= 1000, "review-first must be 1 to 1000");
        require(newUploads >= 1 && newUploads <= 1000, "new-uploads must be 1 to 1000");
        require(newGigabytes >= 1 && newGigabytes <= 100_000, "new-gigabytes must be 1 to 100000");
        require(
                !sourceKept.isNegative() && !changeWithin.isNegative() && !newFor.isNegative(),
                "times must not be negative");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException("tributary.moderation." + sentence);
        }
    }
}
