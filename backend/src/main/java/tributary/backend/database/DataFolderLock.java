package tributary.backend.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// One site a data folder. The operating system lets go of the lock when the process ends, however it ends.
final class DataFolderLock implements AutoCloseable {

    private final @Nullable FileChannel channel;

    private DataFolderLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /// @param home the data folder, made if need be
    /// @throws UnusableDatabase if another process holds the folder; the message says which
    static DataFolderLock acquire(Path home) {
        try {
            Files.createDirectories(home);
            var file = home.resolve("lock");
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw new UnusableDatabase(
                        "The data folder " + home.toAbsolutePath().normalize() + " is in use by "
                                + Files.readString(file).strip() + ".",
                        "Stop that one first, or give this one another folder with TRIBUTARY_HOME.");
            }
            var holder = "process " + ProcessHandle.current().pid() + ", which started at "
                    + Instant.now().truncatedTo(ChronoUnit.SECONDS);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
            return new DataFolderLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + home + " cannot be used", e);
        }
    }

    /// For a process that leaves the folder to another.
    static DataFolderLock none() {
        return new DataFolderLock(null);
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
