package tributary.seeder;

import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The seeder as the site starts it: a process with 256 MiB of heap.
final class SeederProcess implements AutoCloseable {

    private final Process process;
    private final Lines log;

    private SeederProcess(Process process) {
        this.process = process;
        this.log = new Lines(process.getErrorStream());
    }

    static SeederProcess start(TestSite site, Map<String, String> more) throws IOException {
        WebRtcPossible.check();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(List.of(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                "tributary.seeder.SeederMain"));
        var environment = new HashMap<>(Map.of(
                "TRIBUTARY_SITE_URL",
                site.address(),
                "TRIBUTARY_WORKER_TOKEN",
                TestSite.TOKEN,
                "TRIBUTARY_WORKER_NAME",
                "test",
                "TRIBUTARY_HOME",
                Path.of("target").toAbsolutePath().toString(),
                "TRIBUTARY_PARENT",
                "stdin",
                "TRIBUTARY_SEEDER_TCP_PORT",
                "0",
                "TRIBUTARY_SEEDER_LOG_LEVEL",
                "DEBUG",
                "TRIBUTARY_SEEDER_UDP_PORTS",
                freeUdpRange()));
        environment.putAll(more);
        builder.environment().keySet().removeIf(name -> name.startsWith("TRIBUTARY_"));
        builder.environment().putAll(environment);
        return new SeederProcess(
                builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
    }

    /// Begins at a port that nobody has, so that several may run on a machine.
    private static String freeUdpRange() throws IOException {
        try (var socket = new DatagramSocket(0)) {
            var first = Math.min(socket.getLocalPort(), 65_300);
            return first + "-" + (first + 200);
        }
    }

    Lines log() {
        return log;
    }

    int tcpPort() throws InterruptedException {
        var line = log.await(text -> text.contains("TCP port"), 1, 20);
        return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
    }

    /// SIGKILL.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// SIGTERM.
    void terminate() {
        process.destroy();
    }

    void closeInput() throws IOException {
        process.getOutputStream().close();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// @throws AssertionError if it has not ended in time
    int exitWithin(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + seconds + " s:\n" + log);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly().onExit().join();
    }
}
