package tributary.backend.accounts;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.mail.Letter;
import tributary.backend.mail.Mailer;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.Secrets;
import tributary.backend.site.SiteSettings;

/// A link by mail for whoever has forgotten their password. Needs a mail server, and the public address in the
/// settings: one
/// taken from the request would let anybody send links that lead to themselves.
@Component
public class PasswordReset {

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient database;
    private final Accounts accounts;
    private final PasswordChange passwords;
    private final AccountSettings settings;
    private final MessageSource messages;
    private final Clock clock;
    private final Mailer mail;
    private final LetterLimits limits;
    private final @Nullable String address;

    PasswordReset(
            JdbcClient database,
            Accounts accounts,
            PasswordChange passwords,
            AccountSettings settings,
            SiteSettings site,
            MessageSource messages,
            Clock clock,
            Mailer mail,
            LetterLimits limits) {
        this.limits = limits;
        this.database = database;
        this.accounts = accounts;
        this.passwords = passwords;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
        this.mail = mail;
        this.address = site.publicUrl();
    }

    /// Whether the site can send links.
    public boolean available() {
        return mail.available() && address != null;
    }

    /// Sends a link if the text names an account. Returns at once either way, so that nobody learns which names exist.
    public void request(String nameOrEmail, Locale locale) {
        if (available()) {
            Thread.startVirtualThread(() -> send(nameOrEmail, locale));
        }
    }

    private void send(String nameOrEmail, Locale locale) {
        var account = accounts.byNameOrEmail(nameOrEmail)
                .filter(found -> !found.suspended() && found.standing().waitsFor() != Account.Waits.CONFIRMATION);
        if (account.isEmpty() || !limits.take(account.get().email())) {
            return;
        }
        var link = address + "/reset-password/" + newToken(account.get().id());
        var text = messages.getMessage(
                "accounts.reset.mail.text",
                new Object[] {account.get().displayName(), settings.resetLink().toMinutes()},
                locale);
        var subject = messages.getMessage("accounts.reset.mail.subject", null, locale);
        mail.post(account.get().email(), new Letter(subject, List.of(text.split("\n\n")), link, null, locale));
    }

    private String newToken(long accountId) {
        var token = Secrets.hex(TOKEN_BYTES);
        database.sql("delete from password_reset where expires_at < ?")
                .param(now())
                .update();
        database.sql("insert into password_reset (token_hash, account_id, expires_at) values (?, ?, ?)")
                .params(Tokens.hash(token), accountId, now().plus(settings.resetLink()))
                .update();
        return token;
    }

    /// Whether a link still works.
    public boolean isValid(String token) {
        return owner(token).isPresent();
    }

    /// @return false if the link does not work, or no longer
    /// @throws FieldProblems if the password cannot be taken
    @Transactional
    public boolean reset(String token, String password) {
        var owner = owner(token);
        if (owner.isEmpty()) {
            return false;
        }
        Passwords.problem(password).ifPresent(problem -> {
            throw FieldProblems.of("password", problem);
        });
        passwords.set(owner.get(), password, "");
        return true;
    }

    private Optional<Long> owner(String token) {
        return database.sql("select account_id from password_reset where token_hash = ? and expires_at > ?")
                .params(Tokens.hash(token), now())
                .query(Long.class)
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
