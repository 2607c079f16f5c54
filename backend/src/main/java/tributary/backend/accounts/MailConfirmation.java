package tributary.backend.accounts;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.mail.Letter;
import tributary.backend.mail.Mailer;
import tributary.backend.settings.LiveSettings;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.Secrets;
import tributary.backend.site.SiteSettings;

/// People show that a mail address is theirs by following a link. Needs a mail server and, as for forgotten passwords,
/// the public address in the settings. The letters hold nothing that a stranger could write into them.
@Component
public class MailConfirmation {

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient database;
    private final AccountChanges changes;
    private final LiveSettings settings;
    private final LetterSettings letters;
    private final LetterLimits limits;
    private final MessageSource messages;
    private final Clock clock;
    private final Mailer mail;
    private final @Nullable String address;

    MailConfirmation(
            JdbcClient database,
            AccountChanges changes,
            LiveSettings settings,
            LetterSettings letters,
            LetterLimits limits,
            MessageSource messages,
            Clock clock,
            Mailer mail,
            SiteSettings site) {
        this.database = database;
        this.changes = changes;
        this.settings = settings;
        this.letters = letters;
        this.limits = limits;
        this.messages = messages;
        this.clock = clock;
        this.mail = mail;
        this.address = site.publicUrl();
    }

    /// What a followed link says about an account.
    private record Sent(long accountId, String email) {}

    /// Whether the site can send links.
    public boolean available() {
        return mail.available() && address != null;
    }

    /// Whether new addresses are confirmed before they count.
    public boolean required() {
        return available() && settings.of(SignUpSettings.class).confirmMail();
    }

    /// Closes a new account until its address is confirmed, and sends the link.
    @Transactional
    public void begin(Account account, Locale language) {
        keepBack(account.id());
        send(account.id(), account.email(), language);
    }

    void keepBack(long accountId) {
        database.sql("update account set waits_for = 'CONFIRMATION', email_confirmed = false where id = ?")
                .param(accountId)
                .update();
    }

    /// Somebody wanted an account with an address that has one: its owner hears of it, and nobody else.
    void tellOwner(String email, Locale language) {
        if (limits.take(email)) {
            post(email, "accounts.confirm.known.mail", address + "/login", language);
        }
    }

    /// Sends another link if that address waits for one. Returns at once either way, so that nobody learns which
    /// addresses exist.
    public void request(String email, Locale language) {
        if (available()) {
            Thread.startVirtualThread(() -> waiting(email).ifPresent(id -> send(id, email.strip(), language)));
        }
    }

    private Optional<Long> waiting(String email) {
        return database.sql("""
                        select id from account
                        where (lower(email) = :email and not email_confirmed) or lower(pending_email) = :email
                        order by lower(email) = :email desc, id limit 1
                        """)
                .param("email", email.strip().toLowerCase(Locale.ROOT))
                .query(Long.class)
                .optional();
    }

    /// @return whether the new address counts only when it is confirmed
    /// @throws FieldProblems if the password is wrong or the address cannot be taken
    @Transactional
    public boolean change(long accountId, String email, String password, Locale language) {
        if (!required()) {
            changes.changeEmail(accountId, email, password);
            return false;
        }
        var wanted = changes.checkEmail(accountId, email, password);
        database.sql("update account set pending_email = ?, updated_at = now() where id = ?")
                .params(wanted, accountId)
                .update();
        send(accountId, wanted, language);
        return true;
    }

    private void send(long accountId, String email, Locale language) {
        if (!limits.take(email)) {
            return;
        }
        var token = Secrets.hex(TOKEN_BYTES);
        database.sql("insert into mail_confirmation (token_hash, account_id, email, expires_at) values (?, ?, ?, ?)")
                .params(Tokens.hash(token), accountId, email, now().plus(letters.confirmLink()))
                .update();
        post(email, "accounts.confirm.mail", address + "/confirm-mail/" + token, language);
    }

    private void post(String to, String key, String link, Locale language) {
        var hours = letters.confirmLink().toHours();
        var text = messages.getMessage(key + ".text", new Object[] {hours}, language);
        var subject = messages.getMessage(key + ".subject", null, language);
        mail.post(to, new Letter(subject, List.of(text.split("\n\n")), link, null, language));
    }

    /// Whether a link still works.
    public boolean isValid(String token) {
        return find(token).isPresent();
    }

    /// @return false if the link does not work, or no longer
    @Transactional
    public boolean confirm(String token) {
        return find(token).map(this::confirm).orElse(false);
    }

    /// The same for programs, which also say whose link it is.
    @Transactional
    public boolean confirm(long accountId, String token) {
        return find(token)
                .filter(sent -> sent.accountId() == accountId)
                .map(this::confirm)
                .orElse(false);
    }

    private boolean confirm(Sent sent) {
        database.sql("delete from mail_confirmation where account_id = ?")
                .param(sent.accountId())
                .update();
        if (isTaken(sent)) {
            return false;
        }
        try {
            database.sql("""
                            update account set email = pending_email, pending_email = null
                            where id = :id and lower(pending_email) = lower(:email)
                            """)
                    .param("id", sent.accountId())
                    .param("email", sent.email())
                    .update();
        } catch (DuplicateKeyException faster) {
            throw FieldProblems.of("email", "accounts.email.taken");
        }
        changes.confirmEmail(sent.accountId(), true);
        return true;
    }

    private boolean isTaken(Sent sent) {
        return database.sql("select exists (select 1 from account where lower(email) = lower(?) and id <> ?)")
                .params(sent.email(), sent.accountId())
                .query(Boolean.class)
                .single();
    }

    /// A link for an address that its account has left, or no longer wants, is worth nothing.
    private Optional<Sent> find(String token) {
        return database.sql("""
                        select sent.account_id, sent.email
                        from mail_confirmation sent join account on account.id = sent.account_id
                        where sent.token_hash = :hash and sent.expires_at > :now
                          and lower(sent.email) in (lower(account.email), lower(account.pending_email))
                        """)
                .param("hash", Tokens.hash(token))
                .param("now", now())
                .query((row, _) -> new Sent(row.getLong("account_id"), row.getString("email")))
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
