package tributary.backend.mail;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tributary.backend.settings.LiveSettings;
import tributary.backend.settings.SettingsGroup;
import tributary.backend.site.JobFailed;

/// Sends what is in the queue. After a failure a letter waits a minute, then ever longer, four hours at most.
@Component
class PostRound {

    private static final Logger log = LoggerFactory.getLogger(PostRound.class);
    private static final long LONGEST_PAUSE = Duration.ofHours(4).toSeconds();

    private final LetterRows rows;
    private final PostOffice office;
    private final LiveSettings settings;
    private final ObservationRegistry observations;
    private final ApplicationEventPublisher events;

    PostRound(
            LetterRows rows,
            PostOffice office,
            LiveSettings settings,
            ObservationRegistry observations,
            ApplicationEventPublisher events) {
        this.observations = observations;
        this.events = events;
        this.rows = rows;
        this.office = office;
        this.settings = settings;
    }

    @Scheduled(fixedDelay = 2000)
    void run() {
        if (office.sender().isEmpty()) {
            return;
        }
        for (var due = rows.take(); due.isPresent(); due = rows.take()) {
            var letter = due.get();
            Observation.createNotStarted("tributary.mail.letter", observations)
                    .contextualName("send letter")
                    .highCardinalityKeyValue("letter", Long.toString(letter.id()))
                    .observe(() -> deliver(letter));
        }
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 300_000)
    void removeOld() {
        rows.removeOld();
    }

    private void deliver(LetterRows.Due due) {
        try {
            office.send(due.recipient(), due.letter());
            rows.sent(due.id());
        } catch (MailRefused refused) {
            var reason = String.valueOf(refused.getMessage());
            if (due.attempts() >= settings.of(MailSettings.class).attempts()) {
                rows.giveUp(due.id(), reason);
                events.publishEvent(new JobFailed(
                        "mail", Long.toString(due.id()), due.letter().subject(), reason));
                log.error("Letter {} could not be sent and is given up: {}", due.id(), reason);
            } else {
                var pause = Math.min(LONGEST_PAUSE, 60L << (2 * (due.attempts() - 1)));
                rows.postpone(due.id(), reason, Duration.ofSeconds(pause));
                log.warn("Letter {} could not be sent: {}", due.id(), reason);
            }
        }
    }

    /// Settings of mail on the dashboard.
    @Configuration
    static class Group {

        @Bean
        @Order(40)
        SettingsGroup<MailSettings> mailSettings() {
            return SettingsGroup.of("mail", "tributary.mail", MailSettings.class)
                    .withSecrets("password");
        }
    }
}
