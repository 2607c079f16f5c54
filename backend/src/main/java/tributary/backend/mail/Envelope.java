package tributary.backend.mail;

import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tributary.backend.settings.LiveSettings;
import tributary.backend.site.InstanceSettings;

/// Writes a letter twice: as plain text, and as a page of the same content.
@Component
class Envelope {

    record Written(String subject, String text, String html) {}

    private final ITemplateEngine templates;
    private final LiveSettings settings;

    Envelope(ITemplateEngine templates, LiveSettings settings) {
        this.templates = templates;
        this.settings = settings;
    }

    Written write(Letter letter) {
        var site = settings.of(InstanceSettings.class).name();
        var context = new Context(letter.language());
        context.setVariable("letter", letter);
        context.setVariable("site", site);
        return new Written(letter.subject(), text(letter, site), templates.process("mail/letter", context));
    }

    private static String text(Letter letter, String site) {
        var text = letter.paragraphs().stream().collect(Collectors.joining("\n\n"));
        if (letter.link() != null) {
            text += "\n\n" + (letter.linkText() == null ? "" : letter.linkText() + ":\n") + letter.link();
        }
        return text + "\n\n-- \n" + site + "\n";
    }
}
