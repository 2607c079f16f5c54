package tributary.backend.accounts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where an account is signed in: browsers by their sessions, programs by their tokens. Each can be ended.
@Component
public class AccountSessions {

    private final JdbcClient database;

    AccountSessions(JdbcClient database) {
        this.database = database;
    }

    /// @param key names it towards [#end]; it opens nothing
    /// @param program whether a program holds it, not a browser
    /// @param lastUsed null where that is not known
    public record Open(
            String key,
            boolean program,
            Instant since,
            @Nullable Instant lastUsed) {}

    /// Newest first.
    public List<Open> of(long accountId) {
        var browsers = database.sql("""
                        select primary_id, creation_time, last_access_time from spring_session
                        where principal_name = ? and expiry_time > ? order by creation_time desc limit 100
                        """)
                .params(Long.toString(accountId), System.currentTimeMillis())
                .query((row, _) -> new Open(
                        "b" + row.getString("primary_id").strip(),
                        false,
                        Instant.ofEpochMilli(row.getLong("creation_time")),
                        Instant.ofEpochMilli(row.getLong("last_access_time"))))
                .list();
        var programs = database.sql("""
                        select id, created_at from oauth_token where account_id = ? and refresh_expires > now()
                        order by id desc limit 100
                        """)
                .param(accountId)
                .query((row, _) -> new Open(
                        "p" + row.getLong("id"),
                        true,
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        null))
                .list();
        return Stream.concat(browsers.stream(), programs.stream()).toList();
    }

    /// @param key of one of the account's own
    /// @return whether there was such a one
    public boolean end(long accountId, String key) {
        if (key.matches("p[0-9]{1,18}")) {
            return database.sql("delete from oauth_token where account_id = ? and id = ?")
                            .params(accountId, Long.parseLong(key.substring(1)))
                            .update()
                    > 0;
        }
        return key.startsWith("b")
                && database.sql("delete from spring_session where principal_name = ? and primary_id = ?")
                                .params(Long.toString(accountId), key.substring(1))
                                .update()
                        > 0;
    }

    /// The key of the session that an access token belongs to.
    public Optional<String> keyOf(String access) {
        return database.sql("select id from oauth_token where access_hash = ?")
                .param(Tokens.hash(access))
                .query((row, _) -> "p" + row.getLong("id"))
                .optional();
    }

    public void endAll(long accountId) {
        of(accountId).forEach(open -> end(accountId, open.key()));
    }
}
