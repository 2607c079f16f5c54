package tributary.backend.accounts;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.TextFilter;

/// What changes about an account after it was made.
@Component
public class AccountChanges {

    private static final int LONGEST_DESCRIPTION = 1000;

    private final JdbcClient database;
    private final PasswordChange passwords;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Administrators administrators;
    private final List<TextFilter> filters;

    AccountChanges(
            JdbcClient database,
            PasswordChange passwords,
            Sessions sessions,
            Tokens tokens,
            Administrators administrators,
            List<TextFilter> filters) {
        this.filters = List.copyOf(filters);
        this.administrators = administrators;
        this.database = database;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /// @throws FieldProblems if a text is too long or the name is empty
    public void describe(long accountId, String displayName, @Nullable String description) {
        var problems = new LinkedHashMap<String, String>();
        var name = displayName.strip();
        var text = description == null || description.isBlank() ? null : description.strip();
        if (name.isEmpty() || name.length() > Registration.LONGEST_DISPLAY_NAME) {
            problems.put("displayName", "accounts.display-name.form");
        }
        if (!name.equals(shownName(accountId)) && filters.stream().anyMatch(filter -> filter.refuses(name))) {
            problems.put("displayName", "accounts.words.refused");
        }
        if (text != null && text.length() > LONGEST_DESCRIPTION) {
            problems.put("description", "accounts.description.long");
        }
        if (!problems.isEmpty()) {
            throw new FieldProblems(problems);
        }
        database.sql("""
                        update account set display_name = :name, description = :text, updated_at = now()
                        where id = :id
                        """)
                .param("name", name)
                .param("text", text)
                .param("id", accountId)
                .update();
    }

    private String shownName(long accountId) {
        return database.sql("select display_name from account where id = ?")
                .param(accountId)
                .query(String.class)
                .single();
    }

    /// From now on; what is remembered already stays until it is deleted.
    public void keepHistory(long accountId, boolean on) {
        database.sql("update account set keeps_history = ?, updated_at = now() where id = ?")
                .params(on, accountId)
                .update();
    }

    /// @throws FieldProblems if the password is wrong or the address cannot be taken
    void changeEmail(long accountId, String email, String password) {
        var wanted = checkEmail(accountId, email, password);
        try {
            database.sql("update account set email = ?, pending_email = null, updated_at = now() where id = ?")
                    .params(wanted, accountId)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw FieldProblems.of("email", "accounts.email.taken");
        }
    }

    /// @return the address as it would be stored
    /// @throws FieldProblems if the password is wrong or the text is no address
    String checkEmail(long accountId, String email, String password) {
        var wanted = email.strip();
        var problems = new LinkedHashMap<String, String>();
        if (!Registration.isEmail(wanted)) {
            problems.put("email", "accounts.email.form");
        }
        if (!passwords.isPassword(accountId, password)) {
            problems.put("currentPassword", "accounts.password.wrong");
        }
        if (!problems.isEmpty()) {
            throw new FieldProblems(problems);
        }
        return wanted;
    }

    /// Closes an account: it can do nothing from this moment on.
    @Transactional
    public void suspend(long accountId) {
        suspend(accountId, null, null);
    }

    /// @param reason as its person reads it
    /// @param until when it is readmitted by itself; null for never
    /// @throws tributary.backend.site.Refused 409 for the last administrator
    @Transactional
    public void suspend(long accountId, @Nullable String reason, @Nullable Instant until) {
        administrators.requireAnotherThan(accountId);
        database.sql("""
                        update account set suspended = true, suspended_reason = :reason, suspended_until = :until,
                            updated_at = now()
                        where id = :id
                        """)
                .param("reason", reason, Types.VARCHAR)
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", accountId)
                .update();
        sessions.endAll(accountId);
        tokens.revokeAll(accountId);
    }

    public void readmit(long accountId) {
        database.sql("""
                        update account set suspended = false, suspended_reason = null, suspended_until = null,
                            updated_at = now()
                        where id = ?
                        """).param(accountId).update();
    }

    /// Whose time is over may come back.
    @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
    void readmitThoseWhoseTimeIsOver() {
        database.sql("""
                        update account set suspended = false, suspended_reason = null, suspended_until = null,
                            updated_at = now()
                        where suspended and suspended_until <= now()
                        """).update();
    }

    public void letUpload(long accountId, boolean allowed) {
        database.sql("update account set may_upload = ?, updated_at = now() where id = ?")
                .params(allowed, accountId)
                .update();
    }

    /// @param role unchanged, if absent
    /// @param quotaBytes unchanged, if absent; -1 without limit
    /// @throws tributary.backend.site.Refused 409 if the last administrator would get another role
    @Transactional
    public void assign(long accountId, @Nullable Role role, @Nullable Long quotaBytes) {
        if (role != null && role != Role.ADMINISTRATOR) {
            administrators.requireAnotherThan(accountId);
        }
        database.sql("""
                        update account set role = coalesce(:role, role), quota_bytes = coalesce(:quota, quota_bytes),
                            updated_at = now()
                        where id = :id
                        """)
                .param("role", role == null ? null : role.id(), Types.SMALLINT)
                .param("quota", quotaBytes, Types.BIGINT)
                .param("id", accountId)
                .update();
    }

    /// What an administrator sets without knowing the password.
    ///
    /// @throws FieldProblems if the address cannot be taken
    public void replaceEmail(long accountId, String email) {
        var wanted = email.strip();
        if (!Registration.isEmail(wanted)) {
            throw FieldProblems.of("email", "accounts.email.form");
        }
        try {
            database.sql("update account set email = ?, pending_email = null, updated_at = now() where id = ?")
                    .params(wanted, accountId)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw FieldProblems.of("email", "accounts.email.taken");
        }
    }

    /// Who answered the site's question waits for that answer to be read from now on.
    public void confirmEmail(long accountId, boolean confirmed) {
        database.sql("""
                        update account set email_confirmed = :confirmed, updated_at = now(),
                            waits_for = case
                                when not :confirmed or waits_for is distinct from 'CONFIRMATION' then waits_for
                                when exists (select 1 from sign_up_answer where account_id = :id) then 'APPROVAL'
                            end
                        where id = :id
                        """).param("confirmed", confirmed).param("id", accountId).update();
    }

    /// The account's row and what hangs on it alone. Its videos must be gone.
    ///
    /// @throws tributary.backend.site.Refused 409 for the last administrator
    @Transactional
    public void delete(long accountId) {
        administrators.requireAnotherThan(accountId);
        sessions.endAll(accountId);
        tokens.revokeAll(accountId);
        database.sql("delete from account where id = ?").param(accountId).update();
    }
}
