package tributary.transcoder.fmp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One box (ISO/IEC 14496-12, 4.2).
///
/// @param type four characters
/// @param start its first byte in the file
/// @param size with its header
/// @param headerSize 8 or 16
record Box(String type, long start, long size, int headerSize) {

    private static final int LARGEST_READ = 64 << 20;

    long end() {
        return start + size;
    }

    /// Those of the whole file, in order.
    static List<Box> topLevel(FileChannel file) throws IOException, MalformedMp4 {
        var boxes = new ArrayList<Box>();
        var header = ByteBuffer.allocate(16);
        for (var position = 0L;
                position < file.size();
                position = boxes.getLast().end()) {
            header.clear().limit((int) Math.min(16, file.size() - position));
            readFully(file, header, position);
            boxes.add(parse(header.flip(), position, file.size()));
        }
        return boxes;
    }

    /// Those inside a buffer, between its position and its limit; starts are positions in the buffer.
    static List<Box> inside(ByteBuffer content) throws MalformedMp4 {
        var boxes = new ArrayList<Box>();
        for (var position = (long) content.position();
                position < content.limit();
                position = boxes.getLast().end()) {
            boxes.add(parse(content.duplicate().position((int) position), position, content.limit()));
        }
        return boxes;
    }

    private static Box parse(ByteBuffer header, long start, long end) throws MalformedMp4 {
        if (header.remaining() < 8) {
            throw new MalformedMp4("There is no room for a box at " + start);
        }
        var size = Integer.toUnsignedLong(header.getInt());
        var type = new byte[4];
        header.get(type);
        var headerSize = 8;
        if (size == 1 && header.remaining() >= 8) {
            size = header.getLong();
            headerSize = 16;
        }
        if (size < headerSize || size > end - start) {
            throw new MalformedMp4("The box at " + start + " has an impossible size");
        }
        return new Box(new String(type, StandardCharsets.ISO_8859_1), start, size, headerSize);
    }

    /// The bytes after the header.
    ByteBuffer read(FileChannel file) throws IOException, MalformedMp4 {
        if (size > LARGEST_READ) {
            throw new MalformedMp4("The box " + type + " is too large: " + size);
        }
        var content = ByteBuffer.allocate((int) size - headerSize);
        readFully(file, content, start + headerSize);
        return content.flip();
    }

    /// The bytes after the header, of a box found with [#inside].
    ByteBuffer in(ByteBuffer parent) {
        return parent.duplicate()
                .position((int) start + headerSize)
                .limit((int) end())
                .slice();
    }

    static Optional<Box> first(List<Box> boxes, String type) {
        return boxes.stream().filter(box -> box.type.equals(type)).findFirst();
    }

    static ByteBuffer require(ByteBuffer parent, String... path) throws MalformedMp4 {
        var content = parent;
        for (var type : path) {
            var box = first(inside(content), type);
            if (box.isEmpty()) {
                throw new MalformedMp4("There is no " + type + " box");
            }
            content = box.get().in(content);
        }
        return content;
    }

    private static void readFully(FileChannel file, ByteBuffer buffer, long position) throws IOException, MalformedMp4 {
        var start = buffer.position();
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position() - start) < 0) {
                throw new MalformedMp4("The file ends inside a box");
            }
        }
    }
}
