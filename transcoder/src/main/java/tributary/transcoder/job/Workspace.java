package tributary.transcoder.job;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder that this process has for itself, with one folder in it for each job. What an earlier process left there
/// when it was killed is removed.
public final class Workspace implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Workspace.class);
    private static final int MOST_PROCESSES = 1000;

    private final Path folder;
    private final FileChannel lockFile;

    private Workspace(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /// @param home shared by all transcoders that were given the same one
    public static Workspace open(Path home) throws IOException {
        Files.createDirectories(home);
        for (var i = 0; i < MOST_PROCESSES; i++) {
            var file = FileChannel.open(
                    home.resolve("work-" + i + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(file);
            if (lock != null) {
                var folder = home.resolve("work-" + i).toAbsolutePath();
                remove(folder);
                return new Workspace(Files.createDirectories(folder), file);
            }
            file.close();
        }
        throw new IOException("All work folders below " + home + " are taken");
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (java.nio.channels.OverlappingFileLockException _) {
            return null;
        }
    }

    /// Makes the folder of one job, empty.
    Path begin(String job) throws IOException {
        var path = folder.resolve(job);
        remove(path);
        return Files.createDirectories(path);
    }

    static void remove(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            log.warn("{} cannot be removed: {}", path, failure.toString());
        }
    }

    @Override
    public void close() throws IOException {
        remove(folder);
        lockFile.close();
    }
}
