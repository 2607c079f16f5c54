package tributary.backend.admin.health;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The statements that cost most, as PostgreSQL itself counts them (`pg_stat_statements`, which the bundled server
/// has).
@Component
public class SlowStatements {

    private static final Logger log = LoggerFactory.getLogger(SlowStatements.class);

    /// @param text of the statement, with its values left out
    /// @param calls since the server counts
    /// @param mean milliseconds of one
    /// @param total seconds of all
    public record Statement(String text, long calls, double mean, double total) {}

    private final JdbcClient database;
    private volatile boolean tried;

    SlowStatements(JdbcClient database) {
        this.database = database;
    }

    /// The slowest on average first, of those that ran at least five times; empty where the server does not count.
    public List<Statement> slowest(int count) {
        try {
            if (!tried) {
                tried = true;
                database.sql("create extension if not exists pg_stat_statements")
                        .update();
            }
            return database.sql("""
                            select left(regexp_replace(query, '\\s+', ' ', 'g'), 240) as text, calls,
                                   mean_exec_time, total_exec_time / 1000 as total
                            from pg_stat_statements
                            join pg_database on pg_database.oid = dbid and datname = current_database()
                            where calls >= 5 order by mean_exec_time desc limit ?
                            """)
                    .param(count)
                    .query((row, _) -> new Statement(
                            row.getString("text"),
                            row.getLong("calls"),
                            row.getDouble("mean_exec_time"),
                            row.getDouble("total")))
                    .list();
        } catch (DataAccessException notThere) {
            log.debug("The database does not count its statements", notThere);
            return List.of();
        }
    }
}
