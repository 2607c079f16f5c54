package tributary.seeder.torrent;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/// Content that is fetched from the site in chunks as peers ask for it.
///
/// A chunk that failed is not asked for again before a pause, so that a site that is away is not flooded; requests that
/// wait longer than a peer does are rejected by the session in the meantime.
public final class RemoteContent implements Content {

    /// Length of a chunk in bytes.
    static final int CHUNK = 256 << 10;

    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final RangeSource source;
    private final long size;
    private final ChunkCache cache;
    private final LongSupplier nanoTime;
    private final Map<Long, CompletableFuture<byte[]>> underWay = new HashMap<>();
    private final Map<Long, Long> failedAt = new HashMap<>();

    /// @param size of the file in bytes
    /// @param cache shared with the other contents
    public RemoteContent(RangeSource source, long size, ChunkCache cache) {
        this(source, size, cache, System::nanoTime);
    }

    RemoteContent(RangeSource source, long size, ChunkCache cache, LongSupplier nanoTime) {
        this.source = source;
        this.size = size;
        this.cache = cache;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized boolean read(long offset, ByteBuffer into) {
        var first = offset / CHUNK;
        var last = (offset + into.remaining() - 1) / CHUNK;
        var chunks = new ArrayList<byte[]>();
        for (var number = first; number <= last; number++) {
            chunk(number).ifPresent(chunks::add);
        }
        if (chunks.size() <= last - first) {
            return false;
        }
        var from = (int) (offset % CHUNK);
        for (var chunk : chunks) {
            into.put(chunk, from, Math.min(chunk.length - from, into.remaining()));
            from = 0;
        }
        return true;
    }

    private Optional<byte[]> chunk(long number) {
        var there = cache.get(this, number);
        if (there.isPresent() || underWay.containsKey(number) || failedLately(number)) {
            return there;
        }
        var offset = number * CHUNK;
        var fetch = source.fetch(offset, (int) Math.min(CHUNK, size - offset));
        underWay.put(number, fetch);
        var _ = fetch.whenComplete((bytes, failure) -> arrived(number, bytes, failure == null));
        return cache.get(this, number);
    }

    private boolean failedLately(long number) {
        var failure = failedAt.get(number);
        return failure != null && nanoTime.getAsLong() - failure < PAUSE_NANOS;
    }

    private synchronized void arrived(long number, byte[] bytes, boolean well) {
        underWay.remove(number);
        if (well) {
            failedAt.remove(number);
            cache.put(this, number, bytes);
        } else {
            failedAt.put(number, nanoTime.getAsLong());
        }
    }

    @Override
    public synchronized void close() {
        underWay.values().forEach(fetch -> fetch.cancel(true));
        cache.forget(this);
    }
}
