package tributary.backend.moderation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.site.FieldProblems;

/// What is written to the person whom a decision concerns: the site's own text of that kind, or the message file's. In
/// it `[thing]`, `[reason]` and `[day]` stand for what was decided.
@Component
public class DecisionWords {

    private static final int LONGEST = 5000;

    private final JdbcClient database;
    private final MessageSource messages;

    DecisionWords(JdbcClient database, MessageSource messages) {
        this.database = database;
        this.messages = messages;
    }

    String of(NewDecision decision, Subject subject, @Nullable Instant dueAt, Locale locale) {
        var day = dueAt == null
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                                .withLocale(locale)
                                .format(dueAt.atOffset(ZoneOffset.UTC))
                        + " UTC";
        return template(decision.kind(), locale)
                .replace("[thing]", subject.title())
                .replace("[day]", day)
                .replace("[reason]", decision.reason());
    }

    public String template(DecisionKind kind, Locale locale) {
        return own(kind).orElseGet(() -> messages.getMessage("moderation.words." + kind.key(), null, locale));
    }

    private Optional<String> own(DecisionKind kind) {
        return database.sql("select text from decision_template where kind = ?")
                .param(kind.name())
                .query(String.class)
                .optional();
    }

    /// @param text empty for the message file's
    /// @throws FieldProblems if it is too long
    public void replace(DecisionKind kind, String text) {
        var clean = text.replace("\0", "").strip();
        if (clean.length() > LONGEST) {
            throw FieldProblems.of(kind.key(), "moderation.decision.words.long");
        }
        if (clean.isEmpty()) {
            database.sql("delete from decision_template where kind = ?")
                    .param(kind.name())
                    .update();
            return;
        }
        database.sql("""
                        insert into decision_template (kind, text) values (?, ?)
                        on conflict (kind) do update set text = excluded.text
                        """).params(kind.name(), clean).update();
    }
}
