package tributary.transcoder.ffmpeg;

import java.io.IOException;
import java.net.JarURLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;

/// Unpacks the FFmpeg that is bundled as a library's resources.
///
/// The library's own loader is not used: it initialises the binding to libavdevice, which wants the libraries of a
/// desktop and does not load on a server.
final class BundledFfmpeg {

    private static final String BINDINGS = "libjni";

    private BundledFfmpeg() {}

    /// @param home where to keep the programs; what an earlier start unpacked is used again
    /// @return the folder with `ffmpeg`, `ffprobe` and their libraries
    static Path unpack(Path home) throws IOException {
        var platform = platform();
        var resources = "org/bytedeco/ffmpeg/" + platform + "-gpl/";
        var program = BundledFfmpeg.class.getClassLoader().getResource(resources + "ffmpeg");
        if (program == null || !(program.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException("This build has no FFmpeg for " + platform + ".");
        }
        connection.setUseCaches(false);
        try (var jar = connection.getJarFile()) {
            return unpack(jar, resources, home.resolve("ffmpeg-" + fingerprint(jar, resources) + "-" + platform));
        }
    }

    private static Path unpack(JarFile jar, String resources, Path folder) throws IOException {
        Files.createDirectories(folder.resolveSibling(""));
        try (var lock = FileChannel.open(
                        folder.resolveSibling("ffmpeg.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = lock.lock()) {
            if (Files.isDirectory(folder)) {
                return folder;
            }
            var draft = Files.createTempDirectory(folder.resolveSibling(""), "unpacking-");
            var entries = jar.stream()
                    .filter(entry -> entry.getName().startsWith(resources) && !entry.isDirectory())
                    .filter(entry -> !entry.getName().startsWith(resources + BINDINGS))
                    .toList();
            for (var entry : entries) {
                var file = draft.resolve(Path.of(entry.getName()).getFileName());
                try (var content = jar.getInputStream(entry)) {
                    Files.copy(content, file);
                }
                if (List.of("ffmpeg", "ffprobe").contains(file.getFileName().toString())) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
            return Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// Another version of the library has other sizes and goes to another folder.
    private static String fingerprint(JarFile jar, String resources) {
        var checksum = jar.stream()
                .filter(entry -> entry.getName().startsWith(resources))
                .mapToLong(entry -> entry.getCrc() * 31 + entry.getSize())
                .sum();
        return Long.toHexString(checksum);
    }

    private static String platform() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux") ? "linux" : "other";
        return switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> system + "-x86_64";
            case "aarch64", "arm64" -> system + "-arm64";
            default -> system + "-" + System.getProperty("os.arch", "");
        };
    }
}
