package tributary.transcoder.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/// Finds tracks that are encrypted for a rights management system (ISO/IEC 23001-7): FFmpeg shows them as ordinary
/// tracks and decodes noise.
final class EncryptedTracks {

    private static final Set<String> CONTAINERS = Set.of("moov", "trak", "mdia", "minf", "stbl");
    private static final Set<String> ENCRYPTED = Set.of("encv", "enca", "drms", "drmi", "p608");
    private static final int DEEPEST = 8;
    private static final int MOST_BOXES = 100_000;

    private final FileChannel file;
    private int boxes;

    private EncryptedTracks(FileChannel file) {
        this.file = file;
    }

    /// Whether an MP4 or QuickTime file has such tracks; other files have none.
    static boolean in(Path path) throws IOException {
        try (var file = FileChannel.open(path)) {
            return new EncryptedTracks(file).between(0, file.size(), 0);
        }
    }

    private boolean between(long start, long end, int depth) throws IOException {
        var position = start;
        while (position + 8 <= end && depth < DEEPEST && boxes++ < MOST_BOXES) {
            var header = read(position, 16);
            var size = Integer.toUnsignedLong(header.getInt(0));
            var type = type(header);
            var headerSize = 8;
            if (size == 1) {
                size = header.getLong(8);
                headerSize = 16;
            }
            if (size == 0) {
                size = end - position;
            }
            if (size < headerSize || size > end - position) {
                return false;
            }
            if (CONTAINERS.contains(type) && between(position + headerSize, position + size, depth + 1)) {
                return true;
            }
            if (type.equals("stsd") && hasEncryptedEntry(position + headerSize + 8, position + size)) {
                return true;
            }
            position += size;
        }
        return false;
    }

    private boolean hasEncryptedEntry(long start, long end) throws IOException {
        var position = start;
        while (position + 8 <= end && boxes++ < MOST_BOXES) {
            var header = read(position, 8);
            if (ENCRYPTED.contains(type(header))) {
                return true;
            }
            position += Math.max(8, Integer.toUnsignedLong(header.getInt(0)));
        }
        return false;
    }

    private static String type(ByteBuffer header) {
        var type = new byte[4];
        header.get(4, type);
        return new String(type, StandardCharsets.ISO_8859_1);
    }

    private ByteBuffer read(long position, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) > 0) {
            // A short file leaves zeros, which are no box.
        }
        return buffer;
    }
}
