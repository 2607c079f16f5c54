package tributary.backend.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The data folder (`tributary.home`). Each accessor creates its folder when it is missing.
public record HomeFolder(Path root) {

    public HomeFolder {
        root = root.toAbsolutePath().normalize();
    }

    /// What viewers are given: renditions and posters.
    public Path media() {
        return folder("media");
    }

    /// Sources as they were sent; never served.
    public Path uploads() {
        return folder("uploads");
    }

    /// Working folders of transcoding jobs.
    public Path jobs() {
        return folder("jobs");
    }

    /// Keys, tokens and generated passwords; readable by the site's own user only (mode 700).
    public Path secrets() {
        var folder = folder("secrets");
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return folder;
        }
        try {
            return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder " + folder + " cannot be closed to other users", failure);
        }
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder " + root.resolve(name) + " cannot be created", failure);
        }
    }
}
