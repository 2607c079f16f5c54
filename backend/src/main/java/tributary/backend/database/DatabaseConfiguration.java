package tributary.backend.database;

import java.nio.file.Path;
import org.flywaydb.core.api.MigrationState;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/// Decides where the database is, and whether this program may use it.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    FlywayMigrationStrategy migrateUnlessNewer() {
        return flyway -> {
            for (var migration : flyway.info().all()) {
                if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                    throw new UnusableDatabase(
                            "This database was used by a newer Tributary: it has schema version "
                                    + migration.getVersion() + ", which this program does not know.",
                            "Start the newer program, or restore the backup that was made before the upgrade.");
                }
            }
            flyway.migrate();
        };
    }

    /// The bundled server, for a site without `spring.datasource.url`.
    @Configuration(proxyBeanMethods = false)
    @Conditional(DatabaseLocation.Embedded.class)
    static class Embedded {

        @Bean
        OwnDatabase ownDatabase(@Value("${tributary.home:./data}") Path home, DatabaseSettings settings) {
            return settings.besideARunningSite() ? OwnDatabase.share(home) : OwnDatabase.hold(home);
        }

        @Bean
        JdbcConnectionDetails jdbcConnectionDetails(OwnDatabase database) {
            return database.address();
        }
    }

    /// An external server: the data folder still belongs to one site alone.
    @Configuration(proxyBeanMethods = false)
    @Conditional(DatabaseLocation.External.class)
    static class External {

        @Bean
        DataFolderLock dataFolderLock(@Value("${tributary.home:./data}") Path home, DatabaseSettings settings) {
            return settings.besideARunningSite() ? DataFolderLock.none() : DataFolderLock.acquire(home);
        }
    }
}
