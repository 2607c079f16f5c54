package tributary.backend.notifications;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.Role;
import tributary.backend.mail.Letter;
import tributary.backend.mail.Mailer;
import tributary.backend.settings.LiveSettings;
import tributary.backend.settings.SettingsGroup;
import tributary.backend.site.AdminBox;
import tributary.backend.site.AdminFigure;
import tributary.backend.site.SiteSettings;

/// A letter a day to everybody of the team with what waits for a decision. Nobody is written to when nothing waits.
@Component
class Digest {

    private final NotificationRows rows;
    private final ObjectProvider<AdminBox> boxes;
    private final Mailer mailer;
    private final LiveSettings settings;
    private final SiteSettings site;
    private final MessageSource messages;

    Digest(
            NotificationRows rows,
            ObjectProvider<AdminBox> boxes,
            Mailer mailer,
            LiveSettings settings,
            SiteSettings site,
            MessageSource messages) {
        this.rows = rows;
        this.boxes = boxes;
        this.mailer = mailer;
        this.settings = settings;
        this.site = site;
        this.messages = messages;
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 120_000)
    void run() {
        rows.removeOld();
        if (settings.of(NotificationSettings.class).digest() && mailer.available()) {
            send();
        }
    }

    /// To everybody whose last one is a day old.
    void send() {
        for (var person : rows.staff()) {
            var waiting = waiting(Role.of(person.role()));
            if (!waiting.isEmpty() && rows.takeDigest(person.accountId())) {
                mailer.post(person.email(), letter(waiting));
            }
        }
    }

    private List<AdminFigure> waiting(Role role) {
        return boxes.stream()
                .filter(box -> box.head() == AdminBox.Head.DECISION && role.opens(box.access()))
                .flatMap(box -> box.figures().stream())
                .filter(figure -> figure.tone() != AdminFigure.Tone.GOOD)
                .toList();
    }

    private Letter letter(List<AdminFigure> waiting) {
        var lines = new ArrayList<String>();
        lines.add(text("notifications.digest.text"));
        waiting.forEach(figure -> lines.add(text(figure.labelKey()) + ": " + figure.value()));
        var address = site.publicUrl() == null ? null : site.publicUrl() + "/admin";
        return new Letter(text("notifications.digest.subject"), lines, address, null, Locale.ENGLISH);
    }

    private String text(String key) {
        return String.valueOf(messages.getMessage(key, null, key, Locale.ENGLISH));
    }

    /// Settings of notifications on the dashboard.
    @Configuration
    static class Group {

        @Bean
        @Order(45)
        SettingsGroup<NotificationSettings> notificationSettings() {
            return SettingsGroup.of("notifications", "tributary.notifications", NotificationSettings.class);
        }
    }
}
