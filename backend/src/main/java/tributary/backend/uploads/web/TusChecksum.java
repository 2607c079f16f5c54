package tributary.backend.uploads.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.backend.site.Refused;
import tributary.backend.uploads.Checksum;

/// `Upload-Checksum`: an algorithm and a digest in Base64 (tus 1.0, checksum).
final class TusChecksum {

    static final String ALGORITHMS = "sha1,sha256";

    private static final Map<String, String> NAMES = Map.of("sha1", "SHA-1", "sha256", "SHA-256");

    private TusChecksum() {}

    /// @return nothing if there is no header
    /// @throws Refused 400 for another algorithm or form
    static @Nullable Checksum parse(@Nullable String header) {
        if (header == null) {
            return null;
        }
        var parts = header.strip().split(" ", 2);
        var name = NAMES.get(parts[0]);
        if (name == null || parts.length < 2) {
            throw Refused.invalid("Upload-Checksum must be one of " + ALGORITHMS + " and a digest in Base64.");
        }
        try {
            return new Checksum(
                    MessageDigest.getInstance(name), Base64.getDecoder().decode(parts[1].strip()));
        } catch (IllegalArgumentException _) {
            throw Refused.invalid("Upload-Checksum is not Base64.");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
