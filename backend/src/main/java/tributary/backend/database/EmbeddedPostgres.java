package tributary.backend.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;

/// A PostgreSQL server in a folder of the site's own: loopback only, SCRAM passwords, `fsync` on.
///
/// The folder holds `programs-18`, `data-18`, `password` and the server's logs. A server that an earlier, killed site
/// left behind is stopped before a new one starts; `kill -9` of the site makes the server shut down cleanly by itself.
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String USER = "tributary";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final Path folder;
    private final PostgresBinaries binaries;
    private final PostgresCommand command;
    private final Path data;
    private final String password;
    private final int port;

    private EmbeddedPostgres(
            Path folder, PostgresBinaries binaries, PostgresCommand command, Path data, String password, int port) {
        this.folder = folder;
        this.binaries = binaries;
        this.command = command;
        this.data = data;
        this.password = password;
        this.port = port;
    }

    /// Starts the server in `folder`, which is made if need be, and waits until it answers.
    ///
    /// @throws UnusableDatabase if this machine cannot run it
    public static EmbeddedPostgres start(Path folder) {
        try {
            Files.createDirectories(folder);
            var root = folder.toRealPath();
            var binaries = PostgresBinaries.unpack(root);
            var command = PostgresCommand.probe(root);
            var data = root.resolve("data-" + PostgresBinaries.MAJOR_VERSION);
            var password = password(root);
            if (Files.notExists(data)) {
                initialise(root, binaries, command, data);
            }
            var postgres = new EmbeddedPostgres(root, binaries, command, data, password, freePort());
            postgres.stopLeftOver();
            postgres.launch();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started in " + folder, e);
        }
    }

    /// The server that another process of this site runs in `folder`, if one runs.
    ///
    /// @return its JDBC address, or empty
    public static Optional<Address> running(Path folder) {
        var pidFile = folder.resolve("data-" + PostgresBinaries.MAJOR_VERSION).resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        try {
            var lines = Files.readAllLines(pidFile);
            if (lines.size() < 4 || !isAlive(Long.parseLong(lines.getFirst().strip()))) {
                return Optional.empty();
            }
            return Optional.of(new Address(
                    url(Integer.parseInt(lines.get(3).strip())),
                    USER,
                    Files.readString(folder.resolve("password")).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("The state of PostgreSQL in " + folder + " could not be read", e);
        }
    }

    /// Where and as whom to connect.
    public record Address(String url, String user, String password) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public String getPassword() {
            return password;
        }
    }

    public Address address() {
        return new Address(url(port), USER, password);
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?ApplicationName=tributary";
    }

    private static String password(Path folder) throws IOException {
        var file = folder.resolve("password");
        if (Files.notExists(file)) {
            var random = new byte[24];
            new SecureRandom().nextBytes(random);
            var draft = Files.createTempFile(
                    folder,
                    "password",
                    ".draft",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, HexFormat.of().formatHex(random));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    /// `initdb` is not atomic, so it works on a draft that becomes the data folder by renaming.
    private static void initialise(Path folder, PostgresBinaries binaries, PostgresCommand command, Path data)
            throws IOException {
        var draft = folder.resolve(data.getFileName() + ".draft");
        FileSystemUtils.deleteRecursively(draft);
        var arguments = List.of(
                binaries.program("initdb"),
                "--pgdata=" + draft,
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--pwfile=" + folder.resolve("password"),
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--data-checksums");
        var output = folder.resolve("initdb.log");
        var process = new ProcessBuilder(command.oneShot(arguments))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (await(process, START_LIMIT) != 0) {
            throw new UnusableDatabase(
                    "PostgreSQL's data folder could not be made:\n"
                            + Files.readString(output).strip(),
                    "Mend what the message names, or set SPRING_DATASOURCE_URL to a PostgreSQL server of yours.");
        }
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void stopLeftOver() throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        if (isAlive(pid)) {
            log.info("Stopping the PostgreSQL that an earlier start left behind (process {})", pid);
            stopServer();
        }
    }

    /// Linux ties the death signal to the thread that started the process, so that thread lives as long as the server.
    private void launch() throws IOException {
        var launched = new CompletableFuture<Process>();
        Thread.ofPlatform().daemon().name("postgres").start(() -> {
            try {
                var process = new ProcessBuilder(command.server(serverCommand()))
                        .redirectErrorStream(true)
                        .redirectOutput(startLog().toFile())
                        .start();
                launched.complete(process);
                process.waitFor();
            } catch (IOException e) {
                launched.completeExceptionally(e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        awaitConnection(launched.join());
    }

    private List<String> serverCommand() {
        return Stream.concat(
                        Stream.of(binaries.program("postgres"), "-D", data.toString()),
                        Stream.of(
                                        "port=" + port,
                                        "listen_addresses=127.0.0.1",
                                        "unix_socket_directories=",
                                        "max_connections=100",
                                        "shared_buffers=64MB",
                                        "timezone=UTC",
                                        "shared_preload_libraries=pg_stat_statements",
                                        "logging_collector=on",
                                        "log_directory=" + folder.resolve("logs"),
                                        "log_filename=postgres-%a.log",
                                        "log_rotation_age=1d",
                                        "log_truncate_on_rotation=on")
                                .flatMap(setting -> Stream.of("-c", setting)))
                .toList();
    }

    private Path startLog() {
        return folder.resolve("start.log");
    }

    private void awaitConnection(Process process) throws IOException {
        var limit = Instant.now().plus(START_LIMIT);
        while (true) {
            try (var connection = DriverManager.getConnection(url(port), USER, password)) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                if (!process.isAlive() || Instant.now().isAfter(limit)) {
                    throw new UnusableDatabase(
                            "PostgreSQL did not start: " + e.getMessage() + "\n"
                                    + Files.readString(startLog()).strip(),
                            "See " + folder.resolve("logs") + " for its own words.");
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL was starting", e);
        }
    }

    /// Disconnects clients, writes a checkpoint and stops.
    @Override
    public void close() {
        try {
            stopServer();
        } catch (IOException e) {
            log.warn("PostgreSQL could not be stopped", e);
        }
    }

    private void stopServer() throws IOException {
        var arguments = List.of(
                binaries.program("pg_ctl"),
                "stop",
                "--pgdata=" + data,
                "--mode=fast",
                "--timeout=" + STOP_LIMIT.toSeconds());
        var process = new ProcessBuilder(command.oneShot(arguments))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("stop.log").toFile())
                .start();
        await(process, STOP_LIMIT.plusSeconds(5));
    }

    private static int await(Process process, Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            return -1;
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
