package tributary.backend.mail;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a letter says; how it looks is the same for all.
///
/// @param paragraphs plain text
/// @param link address with scheme and host that the letter is about
/// @param linkText what following it does
public record Letter(
        String subject,
        List<String> paragraphs,
        @Nullable String link,
        @Nullable String linkText,
        Locale language) {

    public Letter {
        subject = subject.replaceAll("[\\r\\n]+", " ").strip();
        paragraphs = List.copyOf(paragraphs);
    }
}
