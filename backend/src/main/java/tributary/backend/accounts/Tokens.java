package tributary.backend.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.site.Secrets;

/// Tokens with which programs act for an account. The database holds only their SHA-256: 160 random bits need no slow
/// hash.
@Component
public class Tokens {

    private static final int BYTES = 20;

    private final JdbcClient database;
    private final AccountSettings settings;
    private final Clock clock;

    Tokens(JdbcClient database, AccountSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /// What a program is given: two tokens of 40 hexadecimal digits and how many seconds each lasts.
    public record Pair(String access, String refresh, long accessSeconds, long refreshSeconds) {}

    /// Who a token belongs to, unless it has expired or the account is suspended.
    public Optional<SignedIn> owner(String access) {
        return database.sql("""
                        select account.id, account.username, account.role
                        from oauth_token join account on account.id = oauth_token.account_id
                        where access_hash = :hash and access_expires > :now and not account.suspended
                          and account.waits_for is null
                        """)
                .param("hash", hash(access))
                .param("now", now())
                .query((row, _) ->
                        new SignedIn(row.getLong("id"), row.getString("username"), Role.of(row.getInt("role"))))
                .optional();
    }

    public Pair issue(long accountId) {
        var pair = new Pair(
                Secrets.hex(BYTES),
                Secrets.hex(BYTES),
                settings.accessToken().toSeconds(),
                settings.refreshToken().toSeconds());
        database.sql("""
                        insert into oauth_token (account_id, access_hash, refresh_hash, access_expires, refresh_expires)
                        values (:account, :access, :refresh, :accessExpires, :refreshExpires)
                        """)
                .param("account", accountId)
                .param("access", hash(pair.access()))
                .param("refresh", hash(pair.refresh()))
                .param("accessExpires", now().plusSeconds(pair.accessSeconds()))
                .param("refreshExpires", now().plusSeconds(pair.refreshSeconds()))
                .update();
        return pair;
    }

    /// A new pair for a refresh token, which is worthless from then on. Empty if it is unknown, used or expired.
    @Transactional
    public Optional<Pair> refresh(String refresh) {
        return database.sql("""
                        delete from oauth_token using account
                        where refresh_hash = :hash and refresh_expires > :now
                          and account.id = oauth_token.account_id and not account.suspended
                        returning account_id
                        """)
                .param("hash", hash(refresh))
                .param("now", now())
                .query(Long.class)
                .optional()
                .map(this::issue);
    }

    /// Ends the pair that an access token belongs to.
    public void revoke(String access) {
        database.sql("delete from oauth_token where access_hash = ?")
                .param(hash(access))
                .update();
    }

    void revokeAll(long accountId) {
        database.sql("delete from oauth_token where account_id = ?")
                .param(accountId)
                .update();
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 600_000)
    void forgetExpired() {
        database.sql("delete from oauth_token where refresh_expires < ?")
                .param(now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
