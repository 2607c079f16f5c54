package tributary.transcoder.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// What the outermost structure of a container tells and FFmpeg does not.
final class FileHead {

    private static final int LENGTH = 12;
    private static final Set<String> FIRST_BOXES = Set.of("ftyp", "moov", "mdat", "free", "skip", "wide");

    private static final Set<String> PARTS = Set.of(
            "ftyp", "moov", "mdat", "free", "skip", "wide", "moof", "sidx", "styp", "uuid", "mfra", "meta", "pdin");

    /// Recorders that cannot go back to the start write something of this size.
    private static final long UNKNOWN_SIZE = 0x7fff_0000L;

    private FileHead() {}

    /// Whether it is an MP4 or QuickTime file, or the beginning of one.
    static boolean isMp4(Path file) throws IOException {
        var head = read(file);
        return head.remaining() == LENGTH && FIRST_BOXES.contains(text(head, 4));
    }

    /// Whether an AVI or WAV file is shorter than it says. FFmpeg corrects the header of such a file in silence.
    static boolean isCutRiff(Path file) throws IOException {
        var head = read(file);
        if (head.remaining() < LENGTH || !text(head, 0).equals("RIFF")) {
            return false;
        }
        var declared =
                Integer.toUnsignedLong(head.order(ByteOrder.LITTLE_ENDIAN).getInt(4));
        return declared < UNKNOWN_SIZE && declared > Files.size(file);
    }

    /// Whether an MP4 or QuickTime file ends inside one of its parts.
    static boolean isCutMp4(Path path) throws IOException {
        if (!isMp4(path)) {
            return false;
        }
        try (var file = FileChannel.open(path)) {
            var header = ByteBuffer.allocate(16);
            var position = 0L;
            while (position + 8 <= file.size()) {
                header.clear().putLong(8, 0);
                file.read(header, position);
                var size = Integer.toUnsignedLong(header.getInt(0));
                if (size == 1) {
                    size = header.getLong(8);
                }
                // What is no known part is garbage behind the last one, which harms nobody.
                if (size < 8 || !PARTS.contains(text(header, 4))) {
                    return false;
                }
                if (size > file.size() - position) {
                    return true;
                }
                position += size;
            }
            return false;
        }
    }

    private static ByteBuffer read(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return ByteBuffer.wrap(content.readNBytes(LENGTH));
        }
    }

    private static String text(ByteBuffer head, int at) {
        var four = new byte[4];
        head.get(at, four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }
}
