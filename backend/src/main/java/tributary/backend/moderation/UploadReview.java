package tributary.backend.moderation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.accounts.Account;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.Right;
import tributary.backend.accounts.SignedIn;
import tributary.backend.audit.Audit;
import tributary.backend.settings.LiveSettings;
import tributary.backend.site.PageOf;
import tributary.backend.site.Refused;
import tributary.backend.uploads.SourceReceived;
import tributary.backend.videos.Moderation;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoChanged;
import tributary.backend.videos.Videos;

/// Decides what waits before others may have it: by the site's policy, and by what it watches for. Those who review
/// uploads do not wait themselves.
@Component
public class UploadReview {

    static final String CHECKING = "checking";

    private final JdbcClient database;
    private final Videos videos;
    private final Moderation moderation;
    private final Accounts accounts;
    private final Rules rules;
    private final LiveSettings settings;
    private final Audit audit;

    UploadReview(
            JdbcClient database,
            Videos videos,
            Moderation moderation,
            Accounts accounts,
            Rules rules,
            LiveSettings settings,
            Audit audit) {
        this.database = database;
        this.videos = videos;
        this.moderation = moderation;
        this.accounts = accounts;
        this.rules = rules;
        this.settings = settings;
        this.audit = audit;
    }

    /// In the transaction that makes the video: nobody sees it in between.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(SourceReceived event) {
        var video = videos.find(event.videoId()).orElseThrow();
        if (isTrusted(video)) {
            return;
        }
        var reasons = new ArrayList<String>();
        if (mustWait(video.accountId())) {
            reasons.add("review");
        }
        if (rules.isAny(Rule.Kind.FILE)) {
            reasons.add(CHECKING);
        }
        judge(video, reasons);
    }

    /// Words can be changed after a look.
    @EventListener
    @Transactional
    public void on(VideoChanged event) {
        videos.find(event.videoId())
                .filter(video -> !isTrusted(video) && !video.isBlocked())
                .filter(video -> !isCleared(video))
                .ifPresent(video -> judge(video, new ArrayList<>()));
    }

    private void judge(Video video, List<String> reasons) {
        var broken = rules.broken(text(video));
        broken.stream()
                .filter(rule -> rule.action() == Rule.Action.HOLD)
                .forEach(rule -> reasons.add(rule.kind().name().toLowerCase(Locale.ROOT) + ": " + rule.pattern()));
        if (!reasons.isEmpty()) {
            hold(video, reasons);
        }
        if (video.sensitiveReason() == null) {
            broken.stream()
                    .filter(rule -> rule.action() == Rule.Action.LABEL)
                    .findFirst()
                    .ifPresent(rule -> moderation.label(
                            video.id(), Objects.requireNonNullElse(rule.note(), "Sensitive content."), true));
        }
    }

    /// Adds to what is known of it.
    void hold(Video video, List<String> reasons) {
        database.sql("""
            insert into upload_review (video_id, reasons) values (:video, :reasons)
            on conflict (video_id) do update set let_in = false, decided_at = null, decided_by = null,
                reasons = array(select distinct unnest(case when upload_review.let_in then excluded.reasons
                    else upload_review.reasons || excluded.reasons end))
            """)
                .param("video", video.id())
                .param("reasons", reasons.toArray(String[]::new))
                .update();
        if (!video.held()) {
            moderation.keepBack(video.id());
        }
    }

    /// One reason less; the last one lets it through.
    void clear(long videoId, String reason) {
        var left = database.sql("""
            update upload_review set reasons = array_remove(reasons, :reason)
            where video_id = :video and not let_in returning cardinality(reasons)
            """)
                .param("reason", reason)
                .param("video", videoId)
                .query(Integer.class)
                .optional();
        if (left.isPresent() && left.get() == 0) {
            database.sql("update upload_review set let_in = true, decided_at = now() where video_id = ?")
                    .param(videoId)
                    .update();
            moderation.release(videoId);
        }
    }

    private boolean isTrusted(Video video) {
        return accounts.find(video.accountId())
                .map(Account::role)
                .filter(role -> role.has(Right.REVIEW_UPLOADS))
                .isPresent();
    }

    private boolean mustWait(long accountId) {
        var chosen = settings.of(ModerationSettings.class);
        return switch (chosen.review()) {
            case NONE -> false;
            case ALL -> true;
            case NEW_ACCOUNTS -> seen(accountId) < chosen.reviewFirst();
        };
    }

    /// Videos of the account that others may have.
    private long seen(long accountId) {
        return database.sql("""
            select count(*) from (select 1 from video
             where account_id = ? and state = 'PUBLISHED' and not held and blocked_at is null limit 1000) it
            """).param(accountId).query(Long.class).single();
    }

    private static String text(Video video) {
        return video.name() + "\n" + Objects.requireNonNullElse(video.description(), "") + "\n"
                + Objects.requireNonNullElse(video.support(), "") + "\n" + String.join("\n", video.tags());
    }

    /// Whether a moderator has let exactly these words through.
    private boolean isCleared(Video video) {
        return database.sql("select cleared from upload_review where video_id = ? and let_in and cleared is not null")
                .param(video.id())
                .query((row, _) -> row.getInt("cleared"))
                .optional()
                .filter(cleared -> cleared == text(video).hashCode())
                .isPresent();
    }

    /// Oldest first.
    ///
    /// @param after number of the video behind which to go on; 0 from the start
    public PageOf<HeldUpload> waiting(long after, int count) {
        var page = moderation.held(after, count);
        var owners = accounts.findAll(page.data().stream().map(Video::accountId).toList());
        var reasons = reasons(page.data().stream().map(Video::id).toList());
        return page.map(video -> {
            var owner = owners.get(video.accountId());
            return new HeldUpload(
                    video, reasons.getOrDefault(video.id(), List.of()), owner == null ? null : owner.username());
        });
    }

    public long countWaiting() {
        return moderation.held(0, 0).total();
    }

    private Map<Long, List<String>> reasons(List<Long> videoIds) {
        var reasons = new HashMap<Long, List<String>>();
        if (!videoIds.isEmpty()) {
            database.sql("select video_id, reasons from upload_review where video_id in (:videos)")
                    .param("videos", videoIds)
                    .query(row -> {
                        reasons.put(row.getLong("video_id"), Arrays.asList((String[])
                                row.getArray("reasons").getArray()));
                    });
        }
        return reasons;
    }

    /// @throws Refused 409 if it does not wait
    @Transactional
    public void letIn(long videoId, SignedIn me) {
        var video = waiting(videoId).orElseThrow(() -> Refused.conflict("This video does not wait for review."));
        database.sql("""
            insert into upload_review (video_id, reasons, let_in, cleared, decided_at, decided_by)
            values (:video, '{}', true, :cleared, now(), :by)
            on conflict (video_id) do update set let_in = true, cleared = excluded.cleared,
                decided_at = now(), decided_by = excluded.decided_by
            """)
                .param("video", videoId)
                .param("cleared", text(video).hashCode())
                .param("by", me.accountId())
                .update();
        moderation.release(videoId);
        audit.record(me, "review.let-in", "video", video.uuid().toString(), null, Map.of("name", video.name()));
    }

    /// It leaves the queue; a decision has to say what becomes of it.
    @Transactional
    public void refused(long videoId, SignedIn me) {
        database.sql("update upload_review set let_in = false, decided_at = now(), decided_by = ? where video_id = ?")
                .params(me.accountId(), videoId)
                .update();
        moderation.release(videoId);
    }

    private Optional<Video> waiting(long videoId) {
        return videos.find(videoId).filter(Video::held);
    }
}
