package tributary.backend.accounts;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Removes accounts that nobody confirmed. Nobody ever saw their names in use, so these are free again.
@Component
class Unconfirmed {

    private static final int AT_ONCE = 200;

    private final JdbcClient database;
    private final AccountChanges changes;
    private final LetterSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Unconfirmed(
            JdbcClient database,
            AccountChanges changes,
            LetterSettings settings,
            Clock clock,
            TransactionTemplate transaction) {
        this.database = database;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT1M")
    void sweep() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        database.sql("delete from mail_confirmation where expires_at < ?")
                .param(now)
                .update();
        database.sql("select id from account where waits_for = 'CONFIRMATION' and created_at < ? limit ?")
                .params(now.minus(settings.unconfirmedKept()), AT_ONCE)
                .query(Long.class)
                .list()
                .forEach(this::remove);
    }

    private void remove(long accountId) {
        transaction.executeWithoutResult(_ -> {
            var waits = database.sql("select 1 from account where id = ? and waits_for = 'CONFIRMATION' for update")
                    .param(accountId)
                    .query(Integer.class)
                    .optional();
            if (waits.isEmpty()) {
                return;
            }
            var names = database.sql("select name from handle where account_id = ?")
                    .param(accountId)
                    .query(String.class)
                    .list();
            changes.delete(accountId);
            for (var name : names) {
                database.sql("delete from handle where name = ?").param(name).update();
            }
        });
    }
}
