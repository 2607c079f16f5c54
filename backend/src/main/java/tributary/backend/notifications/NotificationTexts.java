package tributary.backend.notifications;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Sentences with names in braces.
@Component
public class NotificationTexts {

    private final MessageSource messages;

    NotificationTexts(MessageSource messages) {
        this.messages = messages;
    }

    public String sentence(String key, Map<String, String> parameters, Locale language) {
        var text = messages.getMessage(key, null, key, language);
        var sentence = text == null ? key : text;
        for (var parameter : parameters.entrySet()) {
            sentence = sentence.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return sentence;
    }

    String greeting(String name, Locale language) {
        return sentence("notifications.mail.greeting", Map.of("name", name), language);
    }

    String why(Locale language) {
        return sentence("notifications.mail.why", Map.of(), language);
    }
}
