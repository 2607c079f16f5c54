package tributary.backend.accounts;

import java.util.LinkedHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.site.FieldProblems;

/// Gives an account another password. Whoever was signed in with the old one is no longer.
@Component
public class PasswordChange {

    private final JdbcClient database;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Tokens tokens;

    PasswordChange(JdbcClient database, Passwords passwords, Sessions sessions, Tokens tokens) {
        this.database = database;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /// @param keptSessionId the session that asks, which goes on; empty for none
    /// @throws FieldProblems if the old password is wrong or the new one cannot be taken
    @Transactional
    public void change(long accountId, String old, String wanted, String keptSessionId) {
        var problems = new LinkedHashMap<String, String>();
        if (!isPassword(accountId, old)) {
            problems.put("currentPassword", "accounts.password.wrong");
        }
        Passwords.problem(wanted).ifPresent(problem -> problems.put("password", problem));
        if (!problems.isEmpty()) {
            throw new FieldProblems(problems);
        }
        set(accountId, wanted, keptSessionId);
    }

    /// A new random password for whoever has lost theirs.
    @Transactional
    public String reset(long accountId) {
        var password = passwords.generate();
        set(accountId, password, "");
        return password;
    }

    /// What an administrator sets for somebody.
    ///
    /// @throws FieldProblems if it cannot be taken
    @Transactional
    public void replace(long accountId, String wanted) {
        Passwords.problem(wanted).ifPresent(problem -> {
            throw FieldProblems.of("password", problem);
        });
        set(accountId, wanted, "");
    }

    /// For what asks for the password again.
    public boolean isPassword(long accountId, String password) {
        var hash = database.sql("select password_hash from account where id = ?")
                .param(accountId)
                .query(String.class)
                .optional();
        return passwords.matches(password, hash.orElse(null));
    }

    void set(long accountId, String password, String keptSessionId) {
        database.sql("update account set password_hash = ?, updated_at = now() where id = ?")
                .params(passwords.hash(password), accountId)
                .update();
        sessions.endOthers(accountId, keptSessionId);
        tokens.revokeAll(accountId);
        database.sql("delete from password_reset where account_id = ?")
                .param(accountId)
                .update();
    }
}
