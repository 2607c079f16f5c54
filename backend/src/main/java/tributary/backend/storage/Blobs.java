package tributary.backend.storage;

import java.nio.file.Path;
import java.util.Optional;

/// Files by key. A key is one or more names joined by `/`, each `[A-Za-z0-9][A-Za-z0-9._-]*`; other keys are an
/// [IllegalArgumentException]. What is stored never changes under its key.
public interface Blobs {

    /// Takes the file over: afterwards it is durable under the key and gone from where it was. A crash leaves either
    /// all of it under the key or nothing. Replaces what was there.
    ///
    /// @throws java.io.UncheckedIOException if the file is missing or the disk refuses
    void put(String key, Path file);

    /// Where the bytes lie on this machine's disk; empty if there is nothing under the key.
    Optional<Path> path(String key);

    /// Bytes under the key, 0 if there is nothing.
    long size(String key);

    /// Removes one file; nothing happens if there is none.
    void delete(String key);

    /// Removes all keys that begin with the prefix, which must end with `/`.
    void deleteAll(String prefix);
}
