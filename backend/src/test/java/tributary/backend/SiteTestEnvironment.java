package tributary.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tributary.backend.database.EmbeddedPostgres;

/// Gives each test context its own database and data folder.
class SiteTestEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger CONTEXTS = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var number = CONTEXTS.incrementAndGet();
        var server = Server.POSTGRES.address();
        TestPropertyValues.of(
                        "spring.datasource.url=" + databaseUrl(server, "site_" + number),
                        "spring.datasource.username=" + server.user(),
                        "spring.datasource.password=" + server.password(),
                        "spring.datasource.hikari.maximum-pool-size=8",
                        "spring.datasource.hikari.minimum-idle=0",
                        "tributary.home=" + home(number),
                        "tributary.tracker.port=0",
                        "tributary.seeder.mode=" + unlessSaid(context, "tributary.seeder.mode"),
                        "tributary.transcoder.mode=" + unlessSaid(context, "tributary.transcoder.mode"))
                .applyTo(context);
    }

    /// What is set here would stand above what the test says.
    private static String unlessSaid(ConfigurableApplicationContext context, String mode) {
        return context.getEnvironment().getProperty(mode, "off");
    }

    private static String databaseUrl(EmbeddedPostgres.Address server, String database) {
        try (var connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException("the test database could not be made", e);
        }
        return server.url().replace("/postgres?", "/" + database + "?");
    }

    private static Path home(int number) {
        var home = folder("homes").resolve(Integer.toString(number));
        try {
            FileSystemUtils.deleteRecursively(home);
            return Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(String name) {
        return Path.of("target", "site-tests", name).toAbsolutePath();
    }

    /// Started by the first test that needs it, stopped with the JVM after the contexts that use it.
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                FileSystemUtils.deleteRecursively(folder("postgres").resolve("data-18"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var postgres = EmbeddedPostgres.start(folder("postgres"));
            SpringApplication.getShutdownHandlers().add(postgres::close);
            return postgres;
        }
    }
}
