package tributary.backend.security;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.SignedIn;

/// A channel of the owner's beside their first, and an account of nobody's that may be changed.
@Component
class AccountSamples implements RouteSamples {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final JdbcClient database;

    AccountSamples(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Map<String, String> of(SignedIn owner) {
        var handle = "sample_channel_" + NUMBER.incrementAndGet();
        database.sql("insert into handle (name, account_id) values (?, ?)")
                .params(handle, owner.accountId())
                .update();
        database.sql("insert into channel (account_id, handle, display_name) values (?, ?, 'Sample')")
                .params(owner.accountId(), handle)
                .update();
        var account = database.sql("""
                        insert into account (username, display_name, email, password_hash, role)
                        values (?, 'Sample', ?, 'none', 2) returning id
                        """)
                .params("sample_" + NUMBER.get(), "sample" + NUMBER.get() + "@example.org")
                .query(Long.class)
                .single();
        return Map.of(
                "handle", handle, "name", owner.username(), "account", account.toString(), "token", "0".repeat(64));
    }
}
