package tributary.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Stock programs from npm, installed below the build folder once for each lock file.
final class NodePrograms {

    private static final Path SOURCES = Path.of("src", "test", "node");
    private static final Path FOLDER = Path.of("target", "node");
    private static final List<String> FILES = List.of(
            ".npmrc",
            "package.json",
            "package-lock.json",
            "client.mjs",
            "torrents.mjs",
            "webrtc-polyfill/package.json",
            "webrtc-polyfill/index.js");

    private NodePrograms() {}

    /// A process of Node that runs one of the scripts; its standard error is the test's.
    static Process start(String script) {
        try {
            return new ProcessBuilder("node", script)
                    .directory(installed().toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static synchronized Path installed() throws IOException {
        var lock = Files.readString(SOURCES.resolve("package-lock.json"), UTF_8);
        var stamp = FOLDER.resolve("node_modules", ".installed-lock");
        var upToDate = Files.exists(stamp) && Files.readString(stamp, UTF_8).equals(lock);
        for (var file : FILES) {
            var target = FOLDER.resolve(file);
            Files.createDirectories(target.getParent());
            Files.write(target, Files.readAllBytes(SOURCES.resolve(file)));
        }
        if (!upToDate) {
            install();
            Files.writeString(stamp, lock, UTF_8);
        }
        return FOLDER;
    }

    private static void install() throws IOException {
        var log = new File(FOLDER.toFile(), "npm-ci.log");
        var npm = new ProcessBuilder("npm", "ci")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                npm.destroyForcibly();
                throw new IOException("npm ci failed:\n" + Files.readString(log.toPath(), UTF_8));
            }
        } catch (InterruptedException interrupted) {
            npm.destroyForcibly();
            throw new IOException(interrupted);
        }
    }
}
