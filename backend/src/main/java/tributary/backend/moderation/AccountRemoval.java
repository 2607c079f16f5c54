package tributary.backend.moderation;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.accounts.AccountChanges;
import tributary.backend.videos.Video;
import tributary.backend.videos.Videos;

/// Deletes an account with everything of it. Its names stay taken.
@Component
public class AccountRemoval {

    private static final int AT_ONCE = 200;

    private final Videos videos;
    private final AccountChanges changes;

    AccountRemoval(Videos videos, AccountChanges changes) {
        this.videos = videos;
        this.changes = changes;
    }

    /// @throws tributary.backend.site.Refused 409 for the last administrator
    @Transactional
    public void remove(long accountId) {
        while (true) {
            var page = videos.ownedBy(accountId, "", 0, AT_ONCE).data();
            if (page.isEmpty()) {
                break;
            }
            page.stream().map(Video::id).forEach(videos::delete);
        }
        changes.delete(accountId);
    }
}
