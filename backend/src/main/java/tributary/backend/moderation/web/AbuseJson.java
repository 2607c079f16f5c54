package tributary.backend.moderation.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.AccountJson;
import tributary.backend.accounts.Accounts;
import tributary.backend.channels.ChannelJson;
import tributary.backend.channels.Channels;
import tributary.backend.moderation.Case;
import tributary.backend.moderation.Cases;
import tributary.backend.moderation.Message;
import tributary.backend.moderation.Report;
import tributary.backend.moderation.ReportReason;
import tributary.backend.moderation.Subject;
import tributary.backend.videos.ShortUuid;
import tributary.backend.videos.Videos;

/// Reports in the form that PeerTube's programs read.
@Component
class AbuseJson {

    private final Cases cases;
    private final Accounts accounts;
    private final Channels channels;
    private final Videos videos;

    AbuseJson(Cases cases, Accounts accounts, Channels channels, Videos videos) {
        this.cases = cases;
        this.accounts = accounts;
        this.channels = channels;
        this.videos = videos;
    }

    Map<String, Object> forStaff(Report report, String site) {
        var json = forReporter(report, site);
        json.put("reporterAccount", account(report.reporterId(), site));
        json.put("moderationComment", report.answer());
        return json;
    }

    Map<String, Object> forReporter(Report report, String site) {
        var about = cases.require(report.caseId());
        var json = new LinkedHashMap<String, Object>();
        json.put("id", report.id());
        json.put("reason", report.words());
        json.put(
                "predefinedReasons",
                report.reasons().stream().map(ReportReason::key).toList());
        json.put("flaggedAccount", account(about.accountId(), site));
        json.put(
                "state",
                Map.of("id", report.state().id(), "label", report.state().label()));
        json.put("moderationComment", report.answer());
        json.put("video", about.kind() == Subject.Kind.VIDEO ? video(about, report, site) : null);
        json.put("comment", null);
        json.put("channel", about.kind() == Subject.Kind.CHANNEL ? channel(about, site) : null);
        json.put("countMessages", report.messages());
        json.put("createdAt", report.createdAt());
        json.put("updatedAt", report.updatedAt());
        return json;
    }

    private Map<String, Object> video(Case about, Report report, String site) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", about.targetId());
        json.put("name", about.title());
        json.put("startAt", report.startAt());
        json.put("endAt", report.endAt());
        var video = videos.find(about.targetId());
        json.put("deleted", video.isEmpty());
        video.ifPresent(found -> {
            json.put("uuid", found.uuid());
            json.put("shortUUID", ShortUuid.of(found.uuid()));
            json.put("nsfw", found.nsfw());
            json.put("blacklisted", found.isBlocked());
            json.put("thumbnailPath", found.posterKey() == null ? null : "/media/" + found.posterKey());
            channels.find(found.channelId())
                    .flatMap(channel ->
                            accounts.find(channel.accountId()).map(owner -> ChannelJson.summary(channel, owner, site)))
                    .ifPresent(channel -> json.put("channel", channel));
        });
        json.put("countReports", about.reports());
        return json;
    }

    private @Nullable Object channel(Case about, String site) {
        return channels.find(about.targetId())
                .flatMap(channel ->
                        accounts.find(channel.accountId()).map(owner -> ChannelJson.summary(channel, owner, site)))
                .orElse(null);
    }

    private @Nullable Object account(@Nullable Long id, String site) {
        return id == null
                ? null
                : accounts.find(id)
                        .map(account -> AccountJson.summary(account, site))
                        .orElse(null);
    }

    Map<String, Object> message(Message message, String site) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", message.id());
        json.put("message", message.text());
        json.put("byModerator", message.byStaff());
        json.put("createdAt", message.createdAt());
        json.put("account", account(message.authorId(), site));
        return json;
    }
}
