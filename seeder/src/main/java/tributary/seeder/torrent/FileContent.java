package tributary.seeder.torrent;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Content on a disk of this machine. The page cache is the only cache.
public final class FileContent implements Content {

    private final FileChannel file;

    private FileContent(FileChannel file) {
        this.file = file;
    }

    /// @param size that the file must have, in bytes
    /// @throws IOException if there is no such file or it has another size
    public static FileContent open(Path path, long size) throws IOException {
        var file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            if (file.size() != size) {
                throw new IOException(path.getFileName() + " has " + file.size() + " bytes instead of " + size);
            }
            return new FileContent(file);
        } catch (IOException | RuntimeException unusable) {
            file.close();
            throw unusable;
        }
    }

    @Override
    public boolean read(long offset, ByteBuffer into) throws IOException {
        var position = offset;
        while (into.hasRemaining()) {
            var read = file.read(into, position);
            if (read < 0) {
                throw new EOFException("the file ends at " + position);
            }
            position += read;
        }
        return true;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException impossibleForReading) {
            throw new UncheckedIOException(impossibleForReading);
        }
    }
}
