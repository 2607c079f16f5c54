package tributary.backend.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.site.PageOf;

/// All accounts, for reading.
@Component
public class Accounts {

    private static final String SELECT = """
            select id, uuid, username, display_name, description, email, role, suspended, quota_bytes, created_at, updated_at,
                   suspended_until, suspended_reason, may_upload, waits_for, email_confirmed, pending_email,
                   signed_in_at, seen_at
            from account
            """;

    private final JdbcClient database;

    Accounts(JdbcClient database) {
        this.database = database;
    }

    public Optional<Account> find(long id) {
        return database.sql(SELECT + "where id = ?")
                .param(id)
                .query(Accounts::account)
                .optional();
    }

    /// Upper and lower case make no difference.
    public Optional<Account> byUsername(String name) {
        return database.sql(SELECT + "where username = ?")
                .param(name.toLowerCase(Locale.ROOT))
                .query(Accounts::account)
                .optional();
    }

    /// By user name or e-mail address, whichever the text is.
    public Optional<Account> byNameOrEmail(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        return database.sql(SELECT + "where username = :wanted or lower(email) = :wanted")
                .param("wanted", wanted)
                .query(Accounts::account)
                .optional();
    }

    public Map<Long, Account> findAll(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database.sql(SELECT + "where id in (:ids)").param("ids", ids).query(Accounts::account).list().stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
    }

    /// Whether this account wants its viewing to be remembered.
    public boolean keepsHistory(long id) {
        return database.sql("select keeps_history from account where id = ?")
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /// Oldest first.
    ///
    /// @param search what the user name or the mail address must contain; empty for all
    /// @param suspended only those that are, or only those that are not; null for all
    public PageOf<Account> list(String search, @Nullable Boolean suspended, long start, int count) {
        var condition = """
                where (:search = '' or strpos(username, :search) > 0 or strpos(lower(email), :search) > 0)
                  and (:suspended::boolean is null or suspended = :suspended)
                """;
        var total = bind("select count(*) from account " + condition, search, suspended)
                .query(Long.class)
                .single();
        return new PageOf<>(
                total,
                bind(SELECT + condition + "order by id offset :start limit :count", search, suspended)
                        .param("start", start)
                        .param("count", count)
                        .query(Accounts::account)
                        .list());
    }

    private JdbcClient.StatementSpec bind(String sql, String search, @Nullable Boolean suspended) {
        return database.sql(sql)
                .param("search", search.replace("\0", "").strip().toLowerCase(Locale.ROOT))
                .param("suspended", suspended, Types.BOOLEAN);
    }

    /// Whether somebody else who may sign in has a right.
    public boolean isAnotherWith(Right right, long accountId) {
        var roles = Arrays.stream(Role.values())
                .filter(role -> role.has(right))
                .map(Role::id)
                .toList();
        return !roles.isEmpty()
                && database.sql("""
                        select exists (select 1 from account
                         where role in (:roles) and id <> :id and not suspended and waits_for is null)
                        """)
                        .param("roles", roles)
                        .param("id", accountId)
                        .query(Boolean.class)
                        .single();
    }

    public long count() {
        return database.sql("select count(*) from account").query(Long.class).single();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getObject("uuid", UUID.class),
                row.getString("username"),
                row.getString("display_name"),
                row.getString("description"),
                row.getString("email"),
                Role.of(row.getInt("role")),
                row.getBoolean("suspended"),
                row.getLong("quota_bytes"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                standing(row));
    }

    private static Account.Standing standing(ResultSet row) throws SQLException {
        var waits = row.getString("waits_for");
        return new Account.Standing(
                time(row, "suspended_until"),
                row.getString("suspended_reason"),
                row.getBoolean("may_upload"),
                waits == null ? null : Account.Waits.valueOf(waits),
                row.getBoolean("email_confirmed"),
                row.getString("pending_email"),
                time(row, "signed_in_at"),
                time(row, "seen_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
