package tributary.backend.uploads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tributary.backend.site.HomeFolder;

/// Sources lie in the uploads folder under their upload's id.
@Component
class UploadFiles {

    private final HomeFolder home;

    UploadFiles(HomeFolder home) {
        this.home = home;
    }

    Path path(UUID id) {
        return home.uploads().resolve(id.toString());
    }

    /// Makes an empty file whose name survives a crash.
    void create(UUID id) throws IOException {
        Files.createFile(path(id));
        try (var folder = FileChannel.open(home.uploads(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    FileChannel open(UUID id) throws IOException {
        return FileChannel.open(path(id), StandardOpenOption.WRITE);
    }

    /// What the database says may be more than the disk has only if somebody removed bytes by hand.
    long durable(Upload upload) {
        return Math.min(upload.received(), path(upload.id()).toFile().length());
    }

    void delete(UUID id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException failure) {
            throw new UncheckedIOException("The upload " + id + " cannot be removed", failure);
        }
    }
}
