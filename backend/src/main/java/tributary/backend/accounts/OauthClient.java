package tributary.backend.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.site.Secrets;

/// The one OAuth2 client that all programs share, as PeerTube has it. Its secret is public: everybody may ask for it.
@Component
public class OauthClient {

    private final JdbcClient database;

    OauthClient(JdbcClient database) {
        this.database = database;
    }

    /// @param id what clients send as `client_id`
    public record Credentials(String id, String secret) {

        public boolean are(@Nullable String otherId, @Nullable String otherSecret) {
            return equal(id, otherId) && equal(secret, otherSecret);
        }

        private static boolean equal(String mine, @Nullable String other) {
            return other != null
                    && MessageDigest.isEqual(
                            mine.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Made when it is first asked for.
    public Credentials credentials() {
        return read().orElseGet(() -> {
            database.sql("insert into oauth_client (client_id, client_secret) values (?, ?) on conflict do nothing")
                    .params(Secrets.hex(16), Secrets.hex(16))
                    .update();
            return read().orElseThrow();
        });
    }

    private Optional<Credentials> read() {
        return database.sql("select client_id, client_secret from oauth_client")
                .query((row, _) -> new Credentials(row.getString(1), row.getString(2)))
                .optional();
    }
}
