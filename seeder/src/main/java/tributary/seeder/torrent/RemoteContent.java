package tributary.seeder.torrent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/// Content that is fetched from the site as peers ask for it, in chunks, of which the latest are kept.
///
/// A chunk that failed is not asked for again before a pause, so that a site that is away is not flooded; requests that
/// wait longer than a peer does are rejected by the session in the meantime.
public final class RemoteContent implements Content {

    /// Length of a chunk in bytes.
    static final int CHUNK = 256 << 10;

    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final RangeSource source;
    private final long size;
    private final int keptChunks;
    private final LongSupplier nanoTime;
    private final Map<Long, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Long, CompletableFuture<byte[]>> underWay = new HashMap<>();
    private final Map<Long, Long> failedAt = new HashMap<>();

    /// @param size of the file in bytes
    /// @param keptBytes how much to keep in memory, at least one chunk
    public RemoteContent(RangeSource source, long size, long keptBytes) {
        this(source, size, keptBytes, System::nanoTime);
    }

    RemoteContent(RangeSource source, long size, long keptBytes, LongSupplier nanoTime) {
        this.source = source;
        this.size = size;
        this.keptChunks = (int) Math.max(1, keptBytes / CHUNK);
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized boolean read(long offset, ByteBuffer into) throws IOException {
        var last = (offset + into.remaining() - 1) / CHUNK;
        var complete = true;
        for (var chunk = offset / CHUNK; chunk <= last; chunk++) {
            complete &= has(chunk);
        }
        if (!complete) {
            return false;
        }
        var position = offset;
        while (into.hasRemaining()) {
            var bytes = kept.get(position / CHUNK);
            if (bytes == null) {
                return refused(into, position - offset);
            }
            var from = (int) (position % CHUNK);
            var length = Math.min(bytes.length - from, into.remaining());
            into.put(bytes, from, length);
            position += length;
        }
        return true;
    }

    /// The block spans more chunks than are kept.
    private static boolean refused(ByteBuffer into, long written) throws IOException {
        into.position(into.position() - (int) written);
        throw new IOException("a block is larger than what is kept in memory");
    }

    private boolean has(long chunk) {
        if (kept.get(chunk) != null) {
            return true;
        }
        var failure = failedAt.get(chunk);
        if (underWay.containsKey(chunk) || (failure != null && nanoTime.getAsLong() - failure < PAUSE_NANOS)) {
            return false;
        }
        var offset = chunk * CHUNK;
        var fetch = source.fetch(offset, (int) Math.min(CHUNK, size - offset));
        underWay.put(chunk, fetch);
        var _ = fetch.whenComplete((bytes, failed) -> arrived(chunk, bytes, failed == null));
        return kept.containsKey(chunk);
    }

    private synchronized void arrived(long chunk, byte[] bytes, boolean well) {
        underWay.remove(chunk);
        if (!well) {
            failedAt.put(chunk, nanoTime.getAsLong());
            return;
        }
        failedAt.remove(chunk);
        kept.put(chunk, bytes);
        var oldest = kept.entrySet().iterator();
        while (kept.size() > keptChunks) {
            oldest.next();
            oldest.remove();
        }
    }

    @Override
    public synchronized void close() {
        underWay.values().forEach(fetch -> fetch.cancel(true));
        kept.clear();
    }
}
