package tributary.backend.accounts;

import java.sql.Types;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.site.FieldProblems;

/// What changes about an account after it was made.
@Component
public class AccountChanges {

    private static final int LONGEST_DESCRIPTION = 1000;

    private final JdbcClient database;
    private final PasswordChange passwords;
    private final Sessions sessions;
    private final Tokens tokens;

    AccountChanges(JdbcClient database, PasswordChange passwords, Sessions sessions, Tokens tokens) {
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

    /// From now on; what is remembered already stays until it is deleted.
    public void keepHistory(long accountId, boolean on) {
        database.sql("update account set keeps_history = ?, updated_at = now() where id = ?")
                .params(on, accountId)
                .update();
    }

    /// @throws FieldProblems if the password is wrong or the address cannot be taken
    public void changeEmail(long accountId, String email, String password) {
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
        try {
            database.sql("update account set email = ?, updated_at = now() where id = ?")
                    .params(wanted, accountId)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw FieldProblems.of("email", "accounts.email.taken");
        }
    }

    /// Closes an account: it can do nothing from this moment on.
    @Transactional
    public void suspend(long accountId) {
        setSuspended(accountId, true);
        sessions.endAll(accountId);
        tokens.revokeAll(accountId);
    }

    public void readmit(long accountId) {
        setSuspended(accountId, false);
    }

    private void setSuspended(long accountId, boolean suspended) {
        database.sql("update account set suspended = ?, updated_at = now() where id = ?")
                .params(suspended, accountId)
                .update();
    }

    /// @param role unchanged, if absent
    /// @param quotaBytes unchanged, if absent; -1 without limit
    public void assign(long accountId, @Nullable Role role, @Nullable Long quotaBytes) {
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
}
