package tributary.backend.accounts;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.site.Secrets;

/// Links with which people make accounts on a site that takes none otherwise. Only the hash of a link is kept.
@Component
public class Invitations {

    private static final int BYTES = 20;

    private final JdbcClient database;
    private final Clock clock;

    Invitations(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param places how many accounts it is still good for
    public record Invitation(
            long id,
            @Nullable String note,
            int places,
            @Nullable String author,
            Instant expiresAt) {}

    /// @param places 1 to 1,000
    /// @return the link's path, which is shown this once
    public String make(@Nullable String note, int places, Duration lasts, long authorId) {
        var token = Secrets.hex(BYTES);
        database.sql("""
            insert into invitation (token_hash, note, places, author_id, expires_at)
            values (:hash, :note, :places, :author, :expires)
            """)
                .param("hash", Tokens.hash(token))
                .param("note", note == null || note.isBlank() ? null : note.strip(), Types.VARCHAR)
                .param("places", Math.clamp(places, 1, 1000))
                .param("author", authorId)
                .param("expires", now().plus(lasts))
                .update();
        return "/signup?invitation=" + token;
    }

    public boolean isGood(String token) {
        return database.sql(
                        "select exists (select 1 from invitation where token_hash = ? and places > 0 and expires_at >"
                                + " ?)")
                .params(Tokens.hash(token), now())
                .query(Boolean.class)
                .single();
    }

    /// Takes one of its places.
    boolean redeem(String token) {
        return database.sql("""
            update invitation set places = places - 1
            where token_hash = ? and places > 0 and expires_at > ?
            """).params(Tokens.hash(token), now()).update() > 0;
    }

    /// Those that are still good, newest first.
    public List<Invitation> open() {
        return database.sql("""
            select invitation.*, account.username author
            from invitation left join account on account.id = invitation.author_id
            where places > 0 and expires_at > ? order by invitation.id desc limit 200
            """)
                .param(now())
                .query((row, _) -> new Invitation(
                        row.getLong("id"),
                        row.getString("note"),
                        row.getInt("places"),
                        row.getString("author"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    public void revoke(long id) {
        database.sql("delete from invitation where id = ?").param(id).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
