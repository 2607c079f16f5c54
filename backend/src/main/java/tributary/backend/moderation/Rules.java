package tributary.backend.moderation;

import java.net.InetAddress;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.SignUpRule;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.TextFilter;

/// What the site watches for. Held in memory: every title that is saved is compared with all of them. Other machines of
/// the site follow within two seconds.
@Component
public class Rules implements TextFilter, SignUpRule {

    private static final int MOST = 5000;
    private static final int NEAR = 8;

    private final JdbcClient database;
    private volatile List<Rule> all = List.of();

    Rules(JdbcClient database) {
        this.database = database;
        refresh();
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT2S")
    void refresh() {
        all = List.copyOf(database.sql("select * from rule order by kind, pattern limit ?")
                .param(MOST)
                .query((row, _) -> new Rule(
                        row.getLong("id"),
                        Rule.Kind.valueOf(row.getString("kind")),
                        row.getString("pattern"),
                        Rule.Action.valueOf(row.getString("action")),
                        row.getString("note"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    public List<Rule> all() {
        return all;
    }

    public boolean isAny(Rule.Kind kind) {
        return all.stream().anyMatch(rule -> rule.kind() == kind);
    }

    /// The rules of words and links that a text breaks.
    List<Rule> broken(String text) {
        var normal = Words.normal(text);
        return all.stream()
                .filter(rule -> switch (rule.kind()) {
                    case WORD -> Words.has(normal, rule.pattern());
                    case LINK -> Words.links(text, rule.pattern());
                    case FILE, FRAME, MAIL_DOMAIN, NETWORK -> false;
                })
                .toList();
    }

    @Override
    public boolean refuses(String text) {
        return broken(text).stream().anyMatch(rule -> rule.action() == Rule.Action.REFUSE);
    }

    Optional<Rule> file(String sha256) {
        return all.stream()
                .filter(rule -> rule.kind() == Rule.Kind.FILE && rule.pattern().equals(sha256))
                .findFirst();
    }

    /// A frame that differs in few of its 64 places is the same picture, encoded anew or made smaller.
    Optional<Rule> frame(long hash) {
        return all.stream()
                .filter(rule -> rule.kind() == Rule.Kind.FRAME)
                .filter(rule -> Long.bitCount(Long.parseUnsignedLong(rule.pattern(), 16) ^ hash) <= NEAR)
                .findFirst();
    }

    @Override
    public boolean refuses(String email, String address) {
        var domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        var byMail = all.stream()
                .filter(rule -> rule.kind() == Rule.Kind.MAIL_DOMAIN)
                .anyMatch(rule -> domain.equals(rule.pattern()) || domain.endsWith("." + rule.pattern()));
        return byMail || (isAny(Rule.Kind.NETWORK) && inBlockedNetwork(address));
    }

    private boolean inBlockedNetwork(String address) {
        return address.matches("[0-9a-fA-F:.]{2,45}")
                && database.sql("""
                    select exists (select 1 from rule
                     where case when kind = 'NETWORK' then cast(:address as inet) <<= cast(pattern as inet) else false end)
                    """)
                        .param("address", address)
                        .query(Boolean.class)
                        .single();
    }

    /// Doing it again changes what happens.
    ///
    /// @throws FieldProblems if the pattern has the wrong form
    public void add(Rule.Kind kind, String pattern, Rule.Action action, @Nullable String note, long authorId) {
        var clean = pattern.replace("\0", "").strip().toLowerCase(Locale.ROOT);
        if (!isPattern(kind, clean)) {
            throw FieldProblems.of("pattern", "moderation.rule.pattern.wrong");
        }
        try {
            database.sql("""
                insert into rule (kind, pattern, action, note, author_id)
                values (:kind, :pattern, :action, :note, :author)
                on conflict (kind, pattern) do update set action = excluded.action, note = excluded.note
                """)
                    .param("kind", kind.name())
                    .param("pattern", clean)
                    .param("action", action.name())
                    .param("note", note == null || note.isBlank() ? null : note.strip(), Types.VARCHAR)
                    .param("author", authorId)
                    .update();
        } catch (DuplicateKeyException faster) {
            throw FieldProblems.of("pattern", "moderation.rule.pattern.wrong");
        }
        refresh();
    }

    private static boolean isPattern(Rule.Kind kind, String pattern) {
        return switch (kind) {
            case WORD -> pattern.length() <= 200 && !Words.normal(pattern).isBlank();
            case LINK -> pattern.equals("*") || pattern.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}.-]{1,190}");
            case FILE -> pattern.matches("[0-9a-f]{64}");
            case FRAME -> pattern.matches("[0-9a-f]{16}");
            case MAIL_DOMAIN -> pattern.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}.-]{1,190}");
            case NETWORK -> isNetwork(pattern);
        };
    }

    private static boolean isNetwork(String text) {
        var parts = text.split("/", 2);
        var six = parts[0].contains(":");
        if (!parts[0].matches(six ? "[0-9a-f:]{2,39}" : "[0-9]{1,3}(\\.[0-9]{1,3}){3}")
                || (parts.length == 2 && !parts[1].matches("[0-9]{1,3}"))) {
            return false;
        }
        try {
            InetAddress.ofLiteral(parts[0]);
        } catch (IllegalArgumentException impossible) {
            return false;
        }
        return parts.length == 1 || Integer.parseInt(parts[1]) <= (six ? 128 : 32);
    }

    public void remove(long id) {
        database.sql("delete from rule where id = ?").param(id).update();
        refresh();
    }
}
