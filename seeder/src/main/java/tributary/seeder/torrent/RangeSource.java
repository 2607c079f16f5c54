package tributary.seeder.torrent;

import java.util.concurrent.CompletableFuture;

/// Fetches a part of a file that lies elsewhere.
@FunctionalInterface
public interface RangeSource {

    /// @param offset of the first byte
    /// @param length in bytes, at least 1
    /// @return exactly that many bytes, or a failure
    CompletableFuture<byte[]> fetch(long offset, int length);
}
