package tributary.backend.accounts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.site.FieldProblems;

/// The one name space of accounts and channels. A name stays with its account when its channel is gone, so that old
/// addresses
/// never lead to somebody else.
@Component
public class Handles {

    public static final int LONGEST = 50;

    private static final Pattern FORM = Pattern.compile("[a-z0-9_][a-z0-9_.-]{1,48}[a-z0-9_]");
    private static final Set<String> RESERVED = Set.copyOf(List.of(
            "abuse",
            "administrator",
            "everyone",
            "moderator",
            "nobody",
            "postmaster",
            "root",
            "security",
            "support",
            "system",
            "tributary",
            "webmaster"));

    private final JdbcClient database;

    Handles(JdbcClient database) {
        this.database = database;
    }

    /// As names are stored: without spaces around, lower case.
    public static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /// What keeps a name from being used by that account (0 for one that is still to be made).
    ///
    /// @return empty, or a key of the message files
    public Optional<String> problem(String name, long accountId) {
        if (!FORM.matcher(name).matches()) {
            return Optional.of("accounts.name.form");
        }
        if (RESERVED.contains(name)) {
            return Optional.of("accounts.name.taken");
        }
        var free = database.sql("select used or account_id <> :account from handle where name = :name")
                .param("account", accountId)
                .param("name", name)
                .query(Boolean.class)
                .optional()
                .map(taken -> !taken)
                .orElse(true);
        return free ? Optional.empty() : Optional.of("accounts.name.taken");
    }

    /// Takes a free name, or one that the account had before.
    ///
    /// @throws FieldProblems if somebody was faster
    public void claim(String name, long accountId, String field) {
        var claimed = database.sql("""
                        insert into handle (name, account_id) values (:name, :account)
                        on conflict (name) do update set used = true
                        where handle.account_id = excluded.account_id and not handle.used
                        """)
                .param("name", name)
                .param("account", accountId)
                .update();
        if (claimed == 0) {
            throw FieldProblems.of(field, "accounts.name.taken");
        }
    }

    /// Lets go of a name; only the same account can take it again.
    public void release(String name) {
        database.sql("update handle set used = false where name = ?")
                .param(name)
                .update();
    }
}
