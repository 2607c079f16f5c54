package tributary.backend.mail;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import tributary.backend.settings.LiveSettings;

/// The connection to the mail server, as the settings say at this moment.
@Component
class PostOffice {

    private static final String TIMEOUT = "15000";

    private final LiveSettings settings;
    private final ObjectProvider<JavaMailSender> ofEnvironment;

    PostOffice(LiveSettings settings, ObjectProvider<JavaMailSender> ofEnvironment) {
        this.settings = settings;
        this.ofEnvironment = ofEnvironment;
    }

    Optional<JavaMailSender> sender() {
        var mail = settings.of(MailSettings.class);
        return mail.host().isBlank() ? Optional.ofNullable(ofEnvironment.getIfAvailable()) : Optional.of(connect(mail));
    }

    private static JavaMailSender connect(MailSettings mail) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(mail.host());
        sender.setPort(mail.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        var protocol = mail.security() == MailSettings.Security.TLS ? "smtps" : "smtp";
        sender.setProtocol(protocol);
        var properties = new Properties();
        for (var timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail." + protocol + "." + timeout, TIMEOUT);
        }
        if (mail.security() == MailSettings.Security.STARTTLS) {
            properties.setProperty("mail.smtp.starttls.required", "true");
        }
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        if (!mail.username().isBlank()) {
            sender.setUsername(mail.username());
            sender.setPassword(mail.password());
            properties.setProperty("mail." + protocol + ".auth", "true");
        }
        sender.setJavaMailProperties(properties);
        return sender;
    }

    void send(String to, Envelope.Written letter) throws MailRefused {
        var sender = sender().orElseThrow(() -> new MailRefused("No mail server is set."));
        try {
            var message = sender.createMimeMessage();
            var parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            parts.setFrom(from());
            parts.setTo(to);
            parts.setSubject(letter.subject());
            parts.setText(letter.text(), letter.html());
            message.setHeader("Auto-Submitted", "auto-generated");
            sender.send(message);
        } catch (MailException | MessagingException refused) {
            throw new MailRefused(reason(refused), refused);
        }
    }

    void check() throws MailRefused {
        var sender = sender().orElseThrow(() -> new MailRefused("No mail server is set."));
        if (sender instanceof JavaMailSenderImpl connectable) {
            try {
                connectable.testConnection();
            } catch (MessagingException refused) {
                throw new MailRefused(reason(refused), refused);
            }
        }
    }

    private String from() {
        var from = settings.of(MailSettings.class).from();
        return from.isBlank() ? "tributary@localhost" : from;
    }

    /// The first line of what the server said, or why it could not be reached. The password is in neither.
    private static String reason(Exception refused) {
        Throwable cause = refused;
        if (refused instanceof MailSendException several && several.getMessageExceptions().length > 0) {
            cause = several.getMessageExceptions()[0];
        }
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        var message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.lines().findFirst().orElse("").strip();
    }
}
