package tributary.backend.admin;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.notifications.NotificationKind;
import tributary.backend.notifications.Notifications;
import tributary.backend.site.JobFailed;
import tributary.backend.transcoding.ProcessingGivenUp;
import tributary.backend.videos.VideoPublished;
import tributary.backend.videos.Videos;
import tributary.backend.webhooks.WebhookEvent;
import tributary.backend.webhooks.Webhooks;

/// Tells people and programs what happens to videos, in the transaction in which it happens.
@Component
class Watch {

    private final Videos videos;
    private final Notifications notifications;
    private final Webhooks webhooks;

    Watch(Videos videos, Notifications notifications, Webhooks webhooks) {
        this.videos = videos;
        this.notifications = notifications;
        this.webhooks = webhooks;
    }

    @EventListener
    @Transactional
    void on(VideoPublished event) {
        videos.find(event.videoId()).ifPresent(video -> {
            notifications.tell(
                    video.accountId(),
                    NotificationKind.VIDEO_PUBLISHED,
                    "notifications.video-published",
                    Map.of("video", video.name()),
                    "/w/" + video.shortUuid());
            webhooks.announce(
                    WebhookEvent.UPLOAD,
                    Map.of(
                            "uuid", video.uuid().toString(),
                            "name", video.name(),
                            "privacy", video.privacy().name(),
                            "path", "/w/" + video.shortUuid()));
        });
    }

    @EventListener
    @Transactional
    void on(ProcessingGivenUp event) {
        videos.find(event.videoId()).ifPresent(video -> {
            var words = Map.of("video", video.name(), "reason", event.reason());
            notifications.tell(
                    event.accountId(),
                    NotificationKind.VIDEO_FAILED,
                    "notifications.video-failed",
                    words,
                    "/studio/videos/" + video.shortUuid());
            notifications.tellStaff(
                    NotificationKind.JOB_FAILED, "notifications.video-failed", words, "/admin/jobs?state=failed");
            announceFailed("transcoding", video.uuid().toString(), event.reason());
        });
    }

    @EventListener
    @Transactional
    void on(JobFailed event) {
        notifications.tellStaff(
                NotificationKind.JOB_FAILED,
                "notifications.job-failed",
                Map.of("subject", event.subject(), "reason", event.reason()),
                "/admin/jobs?state=failed&kind=" + event.kind());
        announceFailed(event.kind(), event.subject(), event.reason());
    }

    private void announceFailed(String kind, String subject, String reason) {
        webhooks.announce(WebhookEvent.JOB_FAILED, Map.of("kind", kind, "subject", subject, "reason", reason));
    }
}
