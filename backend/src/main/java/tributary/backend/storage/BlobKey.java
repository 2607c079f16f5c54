package tributary.backend.storage;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Keys become file names only through here, so that no key leaves the media folder.
final class BlobKey {

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*");

    private BlobKey() {}

    static Path below(Path root, String key) {
        if (!VALID.matcher(key).matches()) {
            throw new IllegalArgumentException("Not a key: " + key);
        }
        return root.resolve(key);
    }
}
