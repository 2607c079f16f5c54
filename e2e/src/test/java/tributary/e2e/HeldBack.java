package tributary.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// Stops the site at one write to its database: a trigger waits there for a lock that this holds.
///
/// So a test can kill a process between two steps that lie microseconds apart. The lock goes with the connection, and
/// the connection goes with the site's own PostgreSQL, so a site that starts again finds its way clear.
final class HeldBack implements AutoCloseable {

    private static final int LOCK = 4711;

    private final RunningSite site;
    private final Connection connection;
    private final String table;

    private HeldBack(RunningSite site, Connection connection, String table) {
        this.site = site;
        this.connection = connection;
        this.table = table;
    }

    /// @param event `insert`, or `update of COLUMN`
    static HeldBack at(RunningSite site, String event, String table) throws SQLException {
        var connection = connect(site);
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    create or replace function hold_back() returns trigger language plpgsql as $$
                    begin
                      perform pg_advisory_xact_lock(%d);
                      return new;
                    end $$
                    """.formatted(LOCK));
            statement.execute("create trigger hold_back before %s on %s for each row execute function hold_back()"
                    .formatted(event, table));
            statement.execute("select pg_advisory_lock(%d)".formatted(LOCK));
        }
        return new HeldBack(site, connection, table);
    }

    /// Returns as soon as the site stands at that write.
    void awaitArrival() {
        Await.condition("the site writes to " + table, Duration.ofMinutes(3), () -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "select count(*) from pg_locks where locktype = 'advisory' and not granted")) {
                rows.next();
                return rows.getInt(1) > 0;
            }
        });
    }

    /// Lets the site go on, whether or not it was killed in between.
    @Override
    public void close() throws SQLException {
        try {
            connection.close();
        } catch (SQLException _) {
            // gone with the database that it was connected to
        }
        try (var again = connect(site);
                var statement = again.createStatement()) {
            statement.execute("drop trigger hold_back on " + table);
        }
    }

    private static Connection connect(RunningSite site) {
        return Await.until("a connection to the site's database", Duration.ofSeconds(30), () -> {
            var url = site.databaseUrl();
            return url.isEmpty() ? Optional.empty() : Optional.of(DriverManager.getConnection(url.get()));
        });
    }
}
