package tributary.backend.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The `initdb`, `pg_ctl` and `postgres` programs that the site carries, unpacked once into a folder.
record PostgresBinaries(Path folder) {

    /// Major version of the bundled server: a data folder belongs to one major version.
    static final int MAJOR_VERSION = 18;

    private static final String COMPLETE = ".complete";

    private static final Map<String, String> ARCHIVES = Map.of(
            "linux amd64", "/postgres-linux-x86_64.txz",
            "linux aarch64", "/postgres-linux-arm_64.txz");

    /// Unpacks the programs below `parent`, unless an earlier start has done so.
    ///
    /// @throws UnusableDatabase if this platform has no bundled server
    static PostgresBinaries unpack(Path parent) {
        var folder =
                parent.resolve("programs-" + MAJOR_VERSION).toAbsolutePath().normalize();
        if (Files.exists(folder.resolve(COMPLETE))) {
            return new PostgresBinaries(folder);
        }
        var platform = System.getProperty("os.name").toLowerCase(Locale.ROOT) + " " + System.getProperty("os.arch");
        var archive = ARCHIVES.get(platform);
        var resource = archive == null ? null : PostgresBinaries.class.getResourceAsStream(archive);
        if (resource == null) {
            throw new UnusableDatabase(
                    "There is no bundled PostgreSQL for " + platform + ".",
                    "Set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD"
                            + " to a PostgreSQL server of yours.");
        }
        try (var stream = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(resource)))) {
            for (var entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                unpackEntry(stream, entry, folder);
            }
            Files.createFile(folder.resolve(COMPLETE));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be unpacked into " + folder, e);
        }
        return new PostgresBinaries(folder);
    }

    private static void unpackEntry(TarArchiveInputStream stream, TarArchiveEntry entry, Path folder)
            throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("entry outside of the archive's folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(stream, target, StandardCopyOption.REPLACE_EXISTING);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }
}
