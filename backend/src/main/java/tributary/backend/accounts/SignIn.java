package tributary.backend.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.site.LimitSettings;
import tributary.backend.site.Throttle;

/// Decides about a name and a password. An unknown name takes as long, and is counted and answered, like a wrong
/// password.
@Component
public class SignIn {

    private final JdbcClient database;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Throttle byAddress;
    private final Throttle byName;

    SignIn(JdbcClient database, Accounts accounts, Passwords passwords, LimitSettings limits, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.passwords = passwords;
        this.byAddress = new Throttle(limits.signIn(), clock);
        this.byName = new Throttle(limits.signInPerAccount(), clock);
    }

    /// What became of an attempt.
    public sealed interface Outcome {

        record Done(Account account) implements Outcome {}

        /// There is no such pair of name and password.
        record Wrong() implements Outcome {}

        /// The password was right, but the account is closed.
        record Suspended(Account account) implements Outcome {}

        /// The password was right, but the account is not open yet.
        record Waiting(Account.Waits waitsFor) implements Outcome {}

        /// This address fails too often.
        record TooManyFromAddress(Duration left) implements Outcome {}

        /// Somebody fails too often with this name, whether there is such an account or not.
        record TooManyForName(Duration left) implements Outcome {}
    }

    /// @param name user name or e-mail address
    /// @param asker what the attempts of one visitor have in common
    public Outcome attempt(String name, String password, String asker) {
        var key = name.strip().toLowerCase(Locale.ROOT);
        var addressWait = byAddress.take(asker);
        if (addressWait.isPresent()) {
            return new Outcome.TooManyFromAddress(addressWait.get());
        }
        var nameWait = byName.take(key);
        if (nameWait.isPresent()) {
            return new Outcome.TooManyForName(nameWait.get());
        }
        var account = accounts.byNameOrEmail(key);
        var hash = account.flatMap(found -> hash(found.id())).orElse(null);
        if (!passwords.matches(password, hash) || account.isEmpty() || isUnconfirmed(account.get(), key)) {
            return new Outcome.Wrong();
        }
        byAddress.giveBack(asker);
        byName.giveBack(key);
        if (account.get().suspended()) {
            return new Outcome.Suspended(account.get());
        }
        var waits = account.get().standing().waitsFor();
        if (waits != null) {
            return new Outcome.Waiting(waits);
        }
        database.sql("update account set signed_in_at = now() where id = ?")
                .param(account.get().id())
                .update();
        return new Outcome.Done(account.get());
    }

    /// An address lets nobody in before it is confirmed: whoever signed somebody else's up would else see by the answer
    /// whether it had an account before. Their user name does tell its owner what is missing.
    private static boolean isUnconfirmed(Account account, String name) {
        return account.standing().waitsFor() == Account.Waits.CONFIRMATION && !name.equals(account.username());
    }

    private Optional<String> hash(long accountId) {
        return database.sql("select password_hash from account where id = ?")
                .param(accountId)
                .query(String.class)
                .optional();
    }
}
