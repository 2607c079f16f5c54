package tributary.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.jdbc.core.JdbcTemplate;

/// The site starts on an empty database, and refuses one that a newer program has migrated.
@SiteTest
class SiteStartTests {

    @Autowired
    DataSource dataSource;

    @Autowired
    FlywayMigrationStrategy strategy;

    @Test
    void aSchemaOfANewerProgramIsRefusedWithASentence() {
        var jdbc = new JdbcTemplate(dataSource);
        jdbc.execute("create schema newer");
        var flyway = Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .schemas("newer")
                .configuration(Map.of("flyway.createSchemas", "false"))
                .load();
        flyway.baseline();
        jdbc.update("""
                insert into newer.flyway_schema_history
                  (installed_rank, version, description, type, script, installed_by, execution_time, success)
                values (1000, '9999', 'from the future', 'SQL', 'V9999__from_the_future.sql', 'test', 1, true)
                """);
        assertThatThrownBy(() -> strategy.migrate(flyway))
                .hasMessageContaining("newer Tributary")
                .hasMessageContaining("9999");
        assertThat(jdbc.queryForObject("select count(*) from newer.flyway_schema_history", Integer.class))
                .isEqualTo(2);
    }
}
