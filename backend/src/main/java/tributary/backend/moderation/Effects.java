package tributary.backend.moderation;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.Account;
import tributary.backend.accounts.AccountChanges;
import tributary.backend.accounts.Accounts;
import tributary.backend.videos.Moderation;
import tributary.backend.videos.Video;
import tributary.backend.videos.Videos;

/// What decisions do, and what taking them back does. Two decisions may want the same: then the thing stays as it is
/// until both are taken back.
@Component
class Effects {

    private static final int AT_ONCE = 1000;

    private final Videos videos;
    private final Moderation moderation;
    private final Accounts accounts;
    private final AccountChanges changes;
    private final DecisionRows rows;

    Effects(Videos videos, Moderation moderation, Accounts accounts, AccountChanges changes, DecisionRows rows) {
        this.videos = videos;
        this.moderation = moderation;
        this.accounts = accounts;
        this.changes = changes;
        this.rows = rows;
    }

    /// What stands now where the decision will change something.
    Decision.Before before(NewDecision decision, Subject subject) {
        return switch (decision.kind()) {
            case LABEL -> new Decision.Before(video(subject).nsfw(), null, null);
            case LIMIT -> {
                var account = accounts.find(subject.accountId()).orElseThrow();
                yield new Decision.Before(null, account.standing().mayUpload(), account.quotaBytes());
            }
            case DISMISS, ASK_CHANGE, UNLIST, BLOCK, REMOVE, WARN, SUSPEND, CLOSE, BAN, DELETE_ACCOUNT ->
                Decision.Before.NOTHING;
        };
    }

    private Video video(Subject subject) {
        return videos.find(subject.id()).orElseThrow();
    }

    void apply(NewDecision decision, Subject subject, @Nullable Instant dueAt) {
        switch (decision.kind()) {
            case DISMISS, ASK_CHANGE, WARN -> {}
            case LABEL -> moderation.label(subject.id(), decision.reason(), true);
            case UNLIST -> moderation.delist(subject.id(), true);
            case BLOCK, REMOVE -> moderation.block(subject.id(), decision.reason());
            case LIMIT -> {
                changes.letUpload(subject.accountId(), decision.uploads());
                changes.assign(subject.accountId(), null, decision.quotaBytes());
            }
            case SUSPEND, CLOSE -> changes.suspend(subject.accountId(), decision.reason(), dueAt);
            case BAN, DELETE_ACCOUNT -> {
                changes.suspend(subject.accountId(), decision.reason(), null);
                eachVideo(
                        subject.accountId(),
                        video -> !video.isBlocked(),
                        video -> moderation.block(video.id(), decision.reason()));
            }
        }
    }

    void undo(Decision decision) {
        switch (decision.kind()) {
            case DISMISS, ASK_CHANGE, WARN -> {}
            case LABEL -> unlabel(decision);
            case UNLIST -> {
                if (decision.videoId() != null
                        && !another(decision, "video_id", decision.videoId(), DecisionKind.UNLIST::equals)) {
                    moderation.delist(decision.videoId(), false);
                }
            }
            case BLOCK, REMOVE -> {
                if (decision.videoId() != null) {
                    unblock(decision, decision.videoId(), accountId(decision));
                }
            }
            case LIMIT -> {
                var before = decision.before();
                changes.letUpload(accountId(decision), !Boolean.FALSE.equals(before.mayUpload()));
                changes.assign(accountId(decision), null, before.quotaBytes());
            }
            case SUSPEND, CLOSE -> reopen(decision);
            case BAN, DELETE_ACCOUNT -> {
                reopen(decision);
                eachVideo(
                        accountId(decision),
                        Video::isBlocked,
                        video -> unblock(decision, video.id(), accountId(decision)));
            }
        }
    }

    private static long accountId(Decision decision) {
        return Objects.requireNonNull(decision.accountId());
    }

    private void unlabel(Decision decision) {
        var id = decision.videoId();
        if (id == null) {
            return;
        }
        var other = rows.inForce("video_id", id).stream()
                .filter(it -> it.id() != decision.id() && it.kind() == DecisionKind.LABEL)
                .findFirst();
        if (other.isPresent()) {
            moderation.label(id, other.get().reason(), true);
        } else {
            moderation.label(id, null, Boolean.TRUE.equals(decision.before().nsfw()));
        }
    }

    private void reopen(Decision decision) {
        var id = accountId(decision);
        if (!another(decision, "account_id", id, DecisionKind::closes)) {
            changes.readmit(id);
        }
    }

    /// Unless the video itself, or its owner, is the matter of another decision that blocks.
    private void unblock(Decision decision, long videoId, long accountId) {
        var ofVideo = rows.inForce("video_id", videoId).stream()
                .filter(it -> it.kind() == DecisionKind.BLOCK || it.kind() == DecisionKind.REMOVE);
        var ofAccount = rows.inForce("account_id", accountId).stream()
                .filter(it -> it.kind() == DecisionKind.BAN || it.kind() == DecisionKind.DELETE_ACCOUNT);
        var other = java.util.stream.Stream.concat(ofVideo, ofAccount)
                .filter(it -> it.id() != decision.id())
                .findFirst();
        if (other.isPresent()) {
            moderation.block(videoId, other.get().reason());
        } else {
            moderation.unblock(videoId);
        }
    }

    private boolean another(Decision decision, String column, long id, Predicate<DecisionKind> same) {
        return rows.inForce(column, id).stream().anyMatch(it -> it.id() != decision.id() && same.test(it.kind()));
    }

    private void eachVideo(long accountId, Predicate<Video> which, java.util.function.Consumer<Video> act) {
        for (var start = 0; ; start += AT_ONCE) {
            var page = videos.ownedBy(accountId, "", start, AT_ONCE).data();
            page.stream().filter(which).forEach(act);
            if (page.size() < AT_ONCE) {
                return;
            }
        }
    }

    /// The account as it is now.
    Account account(long id) {
        return accounts.find(id).orElseThrow();
    }
}
