package tributary.backend.admin.health;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Asks the database, measures the way to it, and says how large it is.
@Component
class DatabaseTest implements HealthTest {

    private static final long SLOW_MILLIS = 100;
    private static final int ROUNDS = 5;

    private final JdbcClient database;

    DatabaseTest(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public HealthResult run() {
        var size = database.sql("select pg_size_pretty(pg_database_size(current_database()))")
                .query(String.class)
                .single();
        var began = System.nanoTime();
        for (var round = 0; round < ROUNDS; round++) {
            database.sql("select 1").query(Integer.class).single();
        }
        var millis = (System.nanoTime() - began) / (ROUNDS * 1e6);
        var way = String.format(java.util.Locale.ROOT, "%.1f", millis);
        return millis > SLOW_MILLIS ? HealthResult.warning("slow", size, way) : HealthResult.fine("fine", size, way);
    }
}
