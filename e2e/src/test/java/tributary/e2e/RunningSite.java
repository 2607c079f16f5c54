package tributary.e2e;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The packed site with all its processes, on free ports and a data folder of its own below `target`.
///
/// It can be killed and started again on the same folder and ports, as a machine that loses power would be.
final class RunningSite implements AutoCloseable {

    static final String ADMIN_PASSWORD = "correct horse battery staple";

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path home;
    private final Path log;
    private final Map<String, String> environment = new HashMap<>();
    private final int port = freePort();
    private Process process;

    private RunningSite(Path folder, Map<String, String> settings) {
        this.home = folder.resolve("data");
        this.log = folder.resolve("site.log");
        var firstUdpPort = 20_000 + (freePort() % 20) * 1_000;
        environment.put("TRIBUTARY_HOME", home.toString());
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("TRIBUTARY_TRACKER_PORT", Integer.toString(freePort()));
        environment.put("TRIBUTARY_SEEDER_TCP_PORT", Integer.toString(freePort()));
        environment.put("TRIBUTARY_SEEDER_UDP_PORTS", firstUdpPort + "-" + (firstUdpPort + 999));
        environment.put("TRIBUTARY_ADMIN_PASSWORD", ADMIN_PASSWORD);
        environment.putAll(settings);
        this.process = launch();
    }

    /// Starts a site on an empty folder and waits until it answers.
    ///
    /// @param name of its folder below `target/sites`
    /// @param settings further environment variables
    static RunningSite start(String name, Map<String, String> settings) {
        var folder = Path.of("target", "sites", name).toAbsolutePath();
        delete(folder);
        var site = new RunningSite(folder, settings);
        site.awaitAnswer();
        return site;
    }

    private Process launch() {
        try {
            Files.createDirectories(log.getParent());
            var command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-jar",
                    System.getProperty("tributary.jar"));
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer() {
        Await.condition("the site answers (its log is " + log + ")", START_LIMIT, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the site ended with " + process.exitValue() + ", see " + log);
            }
            return get("/api/v1/ping").statusCode() == 200;
        });
    }

    /// The address of a page, as a visitor types it.
    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /// Signs in by the form.
    Page signIn(Page page, String name, String password) {
        page.navigate(address("/login"));
        page.fill("#username", name);
        page.fill("#password", password);
        page.click("main button[type=submit]");
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    Path home() {
        return home;
    }

    Path log() {
        return log;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address(path))).timeout(Duration.ofSeconds(20));
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// `kill -9` of the site's own process; what it started has to notice by itself.
    void kill() {
        process.toHandle().destroyForcibly();
        awaitExit();
    }

    /// Starts again on the same folder and ports, and waits until it answers.
    void startAgain() {
        process = launch();
        awaitAnswer();
    }

    /// The processes of the site whose command line holds a text, such as `SeederMain` or `ffmpeg`.
    List<ProcessHandle> processes(String text) {
        return process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains(text))
                .toList();
    }

    /// `kill -9` of the first process whose command line holds a text, as soon as there is one.
    ///
    /// @return its process id
    long killProcess(String text, Duration limit) {
        var victim = Await.until(
                "a process of " + text, limit, () -> processes(text).stream().findFirst());
        victim.destroyForcibly();
        return victim.pid();
    }

    /// SIGTERM, and SIGKILL for whatever is left after the promised 20 seconds.
    @Override
    public void close() {
        var all = new ArrayList<>(process.descendants().toList());
        process.destroy();
        try {
            if (!process.waitFor(25, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private void awaitExit() {
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The JDBC address of the site's own PostgreSQL, with its user and password.
    Optional<String> databaseUrl() throws IOException {
        var pidFile = home.resolve("postgres/data-18/postmaster.pid");
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        var databasePort = Files.readAllLines(pidFile).get(3).strip();
        var password = Files.readString(home.resolve("postgres/password")).strip();
        return Optional.of(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres?user=tributary&password=" + password);
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
