package tributary.backend.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/// The bundled server on a folder of its own.
class EmbeddedPostgresTests {

    private final Path home = Path.of("target", "embedded-postgres").toAbsolutePath();

    @BeforeEach
    @AfterEach
    void empty() throws IOException {
        FileSystemUtils.deleteRecursively(home);
    }

    @Test
    void keepsWhatWasCommittedOverARestart() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(home)) {
            execute(postgres, "create table kept as select 42 as answer");
        }
        try (var postgres = EmbeddedPostgres.start(home)) {
            assertThat(answer(postgres, "select answer::text from kept")).isEqualTo("42");
        }
    }

    @Test
    void isDurableAndAsksForAPassword() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(home)) {
            assertThat(answer(postgres, "show fsync")).isEqualTo("on");
            assertThat(answer(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(answer(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThatThrownBy(() -> DriverManager.getConnection(
                            postgres.address().url(), postgres.address().user(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void startsAgainWhileAServerOfAKilledSiteIsStillRunning() throws SQLException {
        try (var leftOver = EmbeddedPostgres.start(home)) {
            execute(leftOver, "create table kept as select 42 as answer");
            assertThat(EmbeddedPostgres.running(home)).contains(leftOver.address());
            try (var postgres = EmbeddedPostgres.start(home)) {
                assertThat(answer(postgres, "select answer::text from kept")).isEqualTo("42");
            }
        }
        assertThat(EmbeddedPostgres.running(home)).isEmpty();
    }

    @Test
    void shutsDownCleanlyWhenTheSiteIsKilled() throws Exception {
        var site = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledSite.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .start();
        try (var output = site.inputReader()) {
            assertThat(output.lines().anyMatch("running"::equals)).isTrue();
            var server = serverProcess().orElseThrow();
            site.destroyForcibly();
            server.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(home.resolve("data-18/postmaster.pid")).doesNotExist();
        try (var postgres = EmbeddedPostgres.start(home)) {
            assertThat(answer(postgres, "select answer::text from kept")).isEqualTo("42");
        }
    }

    @Test
    void aDataFolderBelongsToOneProcessAndSaysWhich() throws IOException {
        var held = DataFolderLock.acquire(home);
        assertThatThrownBy(() -> DataFolderLock.acquire(home))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining(
                        "is in use by process " + ProcessHandle.current().pid());
        held.close();
        DataFolderLock.acquire(home).close();
    }

    private Optional<ProcessHandle> serverProcess() throws IOException {
        var pid = Files.readAllLines(home.resolve("data-18/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip()));
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        var address = postgres.address();
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(EmbeddedPostgres postgres, String sql) throws SQLException {
        var address = postgres.address();
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /// Starts the server, writes, says so, and waits to be killed.
    static final class KilledSite {

        public static void main(String[] arguments) throws Exception {
            var postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
            execute(postgres, "create table kept as select 42 as answer");
            System.out.println("running");
            new java.util.concurrent.CountDownLatch(1)
                    .await(Duration.ofMinutes(2).toSeconds(), TimeUnit.SECONDS);
        }
    }
}
