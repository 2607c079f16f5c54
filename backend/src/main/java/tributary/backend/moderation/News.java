package tributary.backend.moderation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.Accounts;
import tributary.backend.mail.Letter;
import tributary.backend.mail.Mailer;
import tributary.backend.notifications.NotificationKind;
import tributary.backend.notifications.Notifications;
import tributary.backend.site.SiteSettings;
import tributary.backend.videos.VideoHeld;
import tributary.backend.videos.Videos;

/// Tells those whom it concerns what happened, in the transaction in which it does.
@Component
class News {

    private final Notifications notifications;
    private final Reports reports;
    private final Accounts accounts;
    private final Videos videos;
    private final Mailer mailer;
    private final MessageSource messages;
    private final SiteSettings site;

    News(
            Notifications notifications,
            Reports reports,
            Accounts accounts,
            Videos videos,
            Mailer mailer,
            MessageSource messages,
            SiteSettings site) {
        this.notifications = notifications;
        this.reports = reports;
        this.accounts = accounts;
        this.videos = videos;
        this.mailer = mailer;
        this.messages = messages;
        this.site = site;
    }

    @EventListener
    void on(ReportReceived event) {
        notifications.tellStaff(
                NotificationKind.NEW_REPORT,
                "moderation.news.report",
                Map.of("title", event.subject().title()),
                "/admin/reports/" + event.caseId());
    }

    @EventListener
    void on(ReportAnswered event) {
        if (event.byStaff() && event.reporterId() != null) {
            notifications.tell(
                    event.reporterId(),
                    NotificationKind.NEW_MESSAGE,
                    "moderation.news.answer",
                    Map.of(),
                    "/my/reports/" + event.reportId());
        }
    }

    @EventListener
    void on(DecisionTaken event) {
        var decision = event.decision();
        var accountId = decision.accountId();
        if (decision.kind() != DecisionKind.DISMISS && accountId != null) {
            tellConcerned(decision, accountId);
        }
        if (decision.caseId() != null) {
            for (var report : reports.ofCase(decision.caseId())) {
                if (report.reporterId() != null && report.state() == Report.State.PENDING) {
                    notifications.tell(
                            report.reporterId(),
                            NotificationKind.REPORT_STATE,
                            "moderation.news.decided",
                            Map.of("title", decision.title()),
                            "/my/reports/" + report.id());
                }
            }
        }
    }

    /// Who cannot sign in any more is written to, whatever they chose.
    private void tellConcerned(Decision decision, long accountId) {
        if (!decision.kind().closes()) {
            notifications.tell(
                    accountId,
                    NotificationKind.DECISION,
                    "moderation.news.decision",
                    Map.of("title", decision.title()),
                    "/my/decisions/" + decision.id(),
                    List.of(decision.words()));
            return;
        }
        var person = accounts.find(accountId);
        if (person.isPresent()) {
            var subject = messages.getMessage("moderation.news.closed", null, Locale.ENGLISH);
            var how = messages.getMessage("moderation.news.closed.how", null, Locale.ENGLISH);
            var address = site.publicUrl() == null ? null : site.publicUrl() + "/login";
            mailer.post(
                    person.get().email(),
                    new Letter(subject, List.of(decision.words(), how), address, null, Locale.ENGLISH));
        }
    }

    @EventListener
    void on(ChangeDue event) {
        var decision = event.decision();
        var title = Map.of("title", decision.title());
        if (event.passed()) {
            var link = decision.caseId() == null
                    ? "/admin/decisions/" + decision.id()
                    : "/admin/reports/" + decision.caseId();
            notifications.tellStaff(NotificationKind.NEW_REPORT, "moderation.news.change.passed", title, link);
        } else if (decision.accountId() != null) {
            notifications.tell(
                    decision.accountId(),
                    NotificationKind.DECISION,
                    "moderation.news.change.near",
                    title,
                    "/my/decisions/" + decision.id());
        }
    }

    @EventListener
    void on(DecisionUndone event) {
        var decision = event.decision();
        if (decision.kind() != DecisionKind.DISMISS && decision.accountId() != null) {
            notifications.tell(
                    decision.accountId(),
                    NotificationKind.DECISION_UNDONE,
                    "moderation.news.undone",
                    Map.of("title", decision.title()),
                    "/my/decisions/" + decision.id());
        }
    }

    @EventListener
    void on(AppealChanged event) {
        var decision = event.decision();
        var title = Map.of("title", decision.title());
        if (decision.appeal() == Decision.Appeal.OPEN) {
            notifications.tellStaff(
                    NotificationKind.NEW_APPEAL, "moderation.news.appeal", title, "/admin/decisions/" + decision.id());
        } else if (decision.accountId() != null) {
            notifications.tell(
                    decision.accountId(),
                    NotificationKind.NEW_MESSAGE,
                    "moderation.news.appeal.answer",
                    title,
                    "/my/decisions/" + decision.id());
        }
    }

    @EventListener
    void on(VideoHeld event) {
        videos.find(event.videoId())
                .ifPresent(video -> notifications.tellStaff(
                        NotificationKind.REVIEW_WAITING,
                        "moderation.news.review",
                        Map.of("title", video.name()),
                        "/admin/review"));
    }
}
