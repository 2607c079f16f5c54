package tributary.backend.moderation;

import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.Role;
import tributary.backend.settings.LiveSettings;
import tributary.backend.site.Refused;
import tributary.backend.uploads.UploadRule;

/// What accounts may upload in their first days.
@Component
class NewAccountLimits implements UploadRule {

    private static final long GIGABYTE = 1_000_000_000;

    private final LiveSettings settings;
    private final Clock clock;

    NewAccountLimits(LiveSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void require(Wish wish) {
        var limits = settings.of(ModerationSettings.class);
        var account = wish.account();
        var until = account.createdAt().plus(limits.newFor());
        if (account.role() != Role.USER || !until.isAfter(clock.instant())) {
            return;
        }
        if (wish.lastDay() >= limits.newUploads()) {
            throw new Refused(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "new_account_uploads_reached",
                    "New accounts may begin " + limits.newUploads()
                            + " uploads a day here. Please try again tomorrow.");
        }
        if (wish.usedBytes() + wish.size() > limits.newGigabytes() * GIGABYTE) {
            throw new Refused(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "quota_reached",
                    "New accounts may store " + limits.newGigabytes() + " GB here.");
        }
    }
}
