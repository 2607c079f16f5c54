package tributary.backend.moderation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.AppealDoor;
import tributary.backend.site.Secrets;

/// Lets people whose account is closed read why and answer. They are given a link when they show the account's
/// password;
/// it opens the decisions about them and nothing else.
@Component
public class AppealLinks implements AppealDoor {

    private static final Duration LASTS = Duration.ofHours(1);
    private static final int BYTES = 32;

    private final JdbcClient database;
    private final DecisionRows decisions;
    private final Clock clock;

    AppealLinks(JdbcClient database, DecisionRows decisions, Clock clock) {
        this.database = database;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public Optional<String> pathFor(long accountId) {
        var closed = decisions.inForce("account_id", accountId).stream()
                .anyMatch(decision -> decision.kind().closes());
        if (!closed) {
            return Optional.empty();
        }
        var token = Secrets.hex(BYTES);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        database.sql("delete from appeal_link where expires_at < ?").param(now).update();
        database.sql("insert into appeal_link (token_hash, account_id, expires_at) values (?, ?, ?)")
                .params(hash(token), accountId, now.plus(LASTS))
                .update();
        return Optional.of("/appeals/" + token);
    }

    /// Whose link it is, while it lasts.
    public Optional<Long> accountOf(String token) {
        return database.sql("select account_id from appeal_link where token_hash = ? and expires_at > ?")
                .params(hash(token), clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getLong("account_id"))
                .optional();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
