package tributary.backend.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// When an account last asked for anything, and from which address: written every five minutes at most.
@Component
public class LastSeen {

    private static final Logger log = LoggerFactory.getLogger(LastSeen.class);
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int MOST = 50_000;

    private final ConcurrentHashMap<Long, Long> written = new ConcurrentHashMap<>();
    private final JdbcClient database;
    private final Clock clock;

    LastSeen(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param address of the asker, as the container gives it
    public void note(long accountId, String address) {
        var now = clock.millis();
        var before = written.get(accountId);
        if (before != null && now - before < PAUSE.toMillis()) {
            return;
        }
        if (written.size() > MOST) {
            written.clear();
        }
        written.put(accountId, now);
        try {
            database.sql("""
                            update account set seen_at = now(), seen_from = cast(nullif(:address, '') as inet)
                            where id = :id
                            """)
                    .param("address", address.matches("[0-9a-fA-F:.]{2,45}") ? address : "")
                    .param("id", accountId)
                    .update();
        } catch (RuntimeException failure) {
            log.warn("When account {} was seen could not be written", accountId, failure);
        }
    }
}
