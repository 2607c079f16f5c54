package tributary.backend.accounts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.TextFilter;

/// Makes accounts, each with its first channel in the same transaction.
@Component
public class Registration {

    static final int LONGEST_DISPLAY_NAME = 120;

    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s\"<>(),;:\\\\\\[\\]]{1,64}@[^@\\s\"<>(),;:\\\\\\[\\]]{1,189}");

    private final JdbcClient database;
    private final Accounts accounts;
    private final Handles handles;
    private final Passwords passwords;
    private final AccountSettings settings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final List<TextFilter> filters;

    Registration(
            JdbcClient database,
            Accounts accounts,
            Handles handles,
            Passwords passwords,
            AccountSettings settings,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            List<TextFilter> filters) {
        this.filters = List.copyOf(filters);
        this.database = database;
        this.accounts = accounts;
        this.handles = handles;
        this.passwords = passwords;
        this.settings = settings;
        this.events = events;
        this.transaction = transaction;
    }

    /// @throws FieldProblems with what cannot be taken
    public Account register(NewAccount wanted) {
        var problems = check(wanted);
        if (!problems.isEmpty()) {
            throw new FieldProblems(problems);
        }
        var hash = passwords.hash(wanted.password());
        try {
            return accounts.find(transaction.execute(_ -> insert(wanted, hash))).orElseThrow();
        } catch (DuplicateKeyException faster) {
            var field = String.valueOf(faster.getMessage()).contains("account_email") ? "email" : "username";
            throw FieldProblems.of(field, "email".equals(field) ? "accounts.email.taken" : "accounts.name.taken");
        }
    }

    private Map<String, String> check(NewAccount wanted) {
        var problems = new LinkedHashMap<String, String>();
        handles.problem(wanted.username(), 0).ifPresent(problem -> problems.put("username", problem));
        if (!isEmail(wanted.email())) {
            problems.put("email", "accounts.email.form");
        } else if (accounts.byNameOrEmail(wanted.email()).isPresent()) {
            problems.put("email", "accounts.email.taken");
        }
        Passwords.problem(wanted.password()).ifPresent(problem -> problems.put("password", problem));
        var displayName = wanted.displayName();
        if (displayName != null && displayName.length() > LONGEST_DISPLAY_NAME) {
            problems.put("displayName", "accounts.display-name.form");
        }
        if (refuses(wanted.username())) {
            problems.put("username", "accounts.words.refused");
        }
        if (displayName != null && refuses(displayName)) {
            problems.put("displayName", "accounts.words.refused");
        }
        var channel = wanted.channel();
        if (channel != null) {
            if (channel.handle().equals(wanted.username())) {
                problems.put("channel.name", "accounts.name.taken");
            } else {
                handles.problem(channel.handle(), 0).ifPresent(problem -> problems.put("channel.name", problem));
            }
        }
        return problems;
    }

    private boolean refuses(String text) {
        return filters.stream().anyMatch(filter -> filter.refuses(text));
    }

    private long insert(NewAccount wanted, String hash) {
        var displayName = wanted.displayName() == null ? wanted.username() : wanted.displayName();
        var quota = wanted.quotaBytes();
        long id = database.sql("""
            insert into account (username, display_name, email, password_hash, role, quota_bytes)
            values (:username, :displayName, :email, :hash, :role, :quota)
            returning id
            """)
                .param("username", wanted.username())
                .param("displayName", displayName)
                .param("email", wanted.email())
                .param("hash", hash)
                .param("role", wanted.role().id())
                .param("quota", quota == null ? settings.quota().toBytes() : quota)
                .query(Long.class)
                .single();
        handles.claim(wanted.username(), id, "username");
        events.publishEvent(new AccountCreated(id, wanted.username(), displayName, wanted.channel()));
        return id;
    }

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }
}
