package tributary.backend.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import tributary.backend.site.HomeFolder;

/// Blobs as files below the media folder.
@Component
class FilesystemBlobs implements Blobs {

    private final Path root;

    FilesystemBlobs(HomeFolder home) {
        this.root = home.media();
    }

    @Override
    public void put(String key, Path file) {
        var target = BlobKey.below(root, key);
        var folder = target.resolveSibling("");
        try {
            Files.createDirectories(folder);
            sync(file);
            moveInto(file, target);
            sync(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("The file " + key + " cannot be stored", failure);
        }
    }

    /// On another disk the bytes are copied beside the target first, so that a half file never stands under the key.
    private static void moveInto(Path file, Path target) throws IOException {
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            var draft = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
            try {
                Files.copy(file, draft);
                sync(draft);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
            Files.delete(file);
        }
    }

    private static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Optional<Path> path(String key) {
        return Optional.of(BlobKey.below(root, key)).filter(Files::isRegularFile);
    }

    @Override
    public long size(String key) {
        try {
            return Files.size(BlobKey.below(root, key));
        } catch (NoSuchFileException _) {
            return 0;
        } catch (IOException failure) {
            throw new UncheckedIOException("The size of " + key + " cannot be read", failure);
        }
    }

    @Override
    public void delete(String key) {
        try {
            Files.deleteIfExists(BlobKey.below(root, key));
        } catch (IOException failure) {
            throw new UncheckedIOException("The file " + key + " cannot be removed", failure);
        }
    }

    @Override
    public void deleteAll(String prefix) {
        if (!prefix.endsWith("/")) {
            throw new IllegalArgumentException("A prefix ends with a slash: " + prefix);
        }
        try {
            FileSystemUtils.deleteRecursively(BlobKey.below(root, prefix.substring(0, prefix.length() - 1)));
        } catch (IOException failure) {
            throw new UncheckedIOException("The files of " + prefix + " cannot be removed", failure);
        }
    }
}
