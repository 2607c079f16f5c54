package tributary.backend.moderation;

import java.util.LinkedHashMap;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tributary.backend.videos.Videos;
import tributary.backend.webhooks.WebhookEvent;
import tributary.backend.webhooks.Webhooks;

/// Tells other programs what was reported and decided, in the transaction in which it happens. Nothing of it names who
/// reported.
@Component
class Announcements {

    private final Webhooks webhooks;
    private final Videos videos;

    Announcements(Webhooks webhooks, Videos videos) {
        this.webhooks = webhooks;
        this.videos = videos;
    }

    @EventListener
    void on(ReportReceived event) {
        var subject = event.subject();
        var data = new LinkedHashMap<String, Object>();
        data.put("id", event.reportId());
        data.put("case", event.caseId());
        data.put("kind", subject.kind().name().toLowerCase(Locale.ROOT));
        data.put("title", subject.title());
        data.put("about", subject.path());
        data.put("path", "/admin/reports/" + event.caseId());
        webhooks.announce(WebhookEvent.REPORT, data);
    }

    @EventListener
    void on(DecisionTaken event) {
        var decision = event.decision();
        var data = new LinkedHashMap<String, Object>();
        data.put("id", decision.id());
        data.put("kind", decision.kind().key());
        data.put("title", decision.title());
        data.put("reason", decision.reason());
        data.put("by", event.by().username());
        if (decision.videoId() != null) {
            videos.find(decision.videoId())
                    .ifPresent(video -> data.put("video", video.uuid().toString()));
        } else if (decision.accountName() != null) {
            data.put("account", decision.accountName());
        }
        data.put("path", "/admin/decisions/" + decision.id());
        webhooks.announce(WebhookEvent.DECISION, data);
    }
}
