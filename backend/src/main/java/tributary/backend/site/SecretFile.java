package tributary.backend.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// A random secret that is made once and then kept in a file of mode 600.
public final class SecretFile {

    private SecretFile() {}

    /// Hexadecimal digits, two for each random byte; or what somebody else wrote into the file.
    ///
    /// @param bytes of randomness, if the file has to be made
    public static String text(Path file, int bytes) {
        try {
            if (Files.notExists(file)) {
                write(file, bytes);
            }
            var text = Files.readString(file).strip();
            if (text.isEmpty()) {
                throw new IllegalStateException(
                        "The file " + file + " is empty. Remove it, and a new secret is made at the next start.");
            }
            return text;
        } catch (IOException failure) {
            throw new UncheckedIOException("The secret in " + file + " cannot be read or made", failure);
        }
    }

    /// Written beside and moved, so that a crash leaves a whole secret or none.
    private static void write(Path file, int bytes) throws IOException {
        var secret = new byte[bytes];
        new SecureRandom().nextBytes(secret);
        var draft = file.resolveSibling("." + file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(draft, HexFormat.of().formatHex(secret) + "\n");
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(draft, file);
        }
    }
}
