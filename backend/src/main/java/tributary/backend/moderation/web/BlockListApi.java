package tributary.backend.moderation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.AccountJson;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.SignedIn;
import tributary.backend.channels.ChannelJson;
import tributary.backend.channels.Channels;
import tributary.backend.moderation.DecisionKind;
import tributary.backend.moderation.Decisions;
import tributary.backend.moderation.NewDecision;
import tributary.backend.moderation.Subjects;
import tributary.backend.site.JsonBody;
import tributary.backend.site.PageOf;
import tributary.backend.site.Paging;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.Refused;
import tributary.backend.site.SentAs;
import tributary.backend.videos.Moderation;
import tributary.backend.videos.Video;

/// Blocked videos as PeerTube's programs know them; there the list is called a blacklist.
@RestController
class BlockListApi {

    private static final String ONE = "/api/v1/videos/{id}/blacklist";

    private final Decisions decisions;
    private final Subjects subjects;
    private final Moderation moderation;
    private final Channels channels;
    private final Accounts accounts;
    private final PublicAddress address;

    BlockListApi(
            Decisions decisions,
            Subjects subjects,
            Moderation moderation,
            Channels channels,
            Accounts accounts,
            PublicAddress address) {
        this.decisions = decisions;
        this.subjects = subjects;
        this.moderation = moderation;
        this.channels = channels;
        this.accounts = accounts;
        this.address = address;
    }

    record Form(@Nullable String reason) {}

    @PostMapping(ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void block(@PathVariable String id, @SentAs(Form.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        var subject = subjects.video(id, me);
        if (decisions.inForce(DecisionKind.BLOCK, subject).isPresent()) {
            throw Refused.conflict("This video is blocked already.");
        }
        decide(body, me, subject);
    }

    /// Another reason.
    @PutMapping(ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable String id, @SentAs(Form.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        var subject = subjects.video(id, me);
        var standing = decisions
                .inForce(DecisionKind.BLOCK, subject)
                .orElseThrow(() -> Refused.notFound("This video is not blocked."));
        decide(body, me, subject);
        decisions.undo(standing.id(), "Another reason.", me);
    }

    private void decide(JsonBody body, SignedIn me, tributary.backend.moderation.Subject subject) {
        var reason = body.as(Form.class).reason();
        var shown = reason == null || reason.isBlank() ? "It is against the rules of this site." : reason;
        decisions.decide(null, subject, NewDecision.of(DecisionKind.BLOCK, shown), me, Locale.ENGLISH);
    }

    @DeleteMapping(ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(@PathVariable String id, @AuthenticationPrincipal SignedIn me) {
        var subject = subjects.video(id, me);
        var standing = decisions
                .inForce(DecisionKind.BLOCK, subject)
                .orElseThrow(() -> Refused.notFound("This video is not blocked."));
        decisions.undo(standing.id(), "", me);
    }

    @GetMapping("/api/v1/videos/blacklist")
    PageOf<Map<String, Object>> list(
            @RequestParam(required = false) @Nullable String start,
            @RequestParam(required = false) @Nullable String count,
            @RequestParam(defaultValue = "") String search,
            HttpServletRequest request) {
        var paging = Paging.of(start, count, null);
        var site = address.of(request);
        return moderation
                .blocked(search, (int) Math.min(paging.start(), 100_000), paging.count())
                .map(video -> json(video, site));
    }

    private Map<String, Object> json(Video video, String site) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("id", video.id());
        shown.put("uuid", video.uuid());
        shown.put("shortUUID", video.shortUuid());
        shown.put("name", video.name());
        shown.put("duration", Math.round(video.durationSeconds()));
        shown.put("views", video.views());
        shown.put("likes", 0);
        shown.put("dislikes", 0);
        shown.put("nsfw", video.nsfw());
        shown.put("thumbnailPath", video.posterKey() == null ? null : "/media/" + video.posterKey());
        var owner = accounts.find(video.accountId());
        owner.ifPresent(account -> shown.put("account", AccountJson.summary(account, site)));
        owner.flatMap(account ->
                        channels.find(video.channelId()).map(channel -> ChannelJson.summary(channel, account, site)))
                .ifPresent(channel -> shown.put("channel", channel));
        var json = new LinkedHashMap<String, Object>();
        json.put("id", video.id());
        json.put("reason", video.blockedReason());
        json.put("unfederated", false);
        json.put("type", 1);
        json.put("createdAt", video.blockedAt());
        json.put("updatedAt", video.blockedAt());
        json.put("video", shown);
        return json;
    }
}
