package tributary.seeder.torrent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The latest chunks of all contents that are fetched from the site, up to a number of bytes together.
public final class ChunkCache {

    private record Key(RemoteContent content, long chunk) {}

    private final long mostBytes;
    private final Map<Key, byte[]> chunks = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    public ChunkCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized Optional<byte[]> get(RemoteContent content, long chunk) {
        return Optional.ofNullable(chunks.get(new Key(content, chunk)));
    }

    synchronized void put(RemoteContent content, long chunk, byte[] fetched) {
        if (chunks.put(new Key(content, chunk), fetched) == null) {
            bytes += fetched.length;
        }
        var oldest = chunks.values().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            bytes -= oldest.next().length;
            oldest.remove();
        }
    }

    synchronized void forget(RemoteContent content) {
        chunks.entrySet().removeIf(entry -> {
            var its = entry.getKey().content() == content;
            bytes -= its ? entry.getValue().length : 0;
            return its;
        });
    }
}
