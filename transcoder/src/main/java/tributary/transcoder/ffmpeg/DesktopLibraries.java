package tributary.transcoder.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;

/// Frees libavdevice from the libraries of a desktop, which a server does not have.
///
/// The bundled FFmpeg links it for grabbing screens and recording sound, which nobody does here, and the dynamic linker
/// refuses to start a program whose libraries are not all there. Functions are bound when they are first called, so the
/// program runs without them once their names are gone from the list of needed libraries (ELF gABI, chapter 5, *Dynamic
/// Section*; LSB, *Symbol Version Requirements*).
final class DesktopLibraries {

    private static final Set<String> UNWANTED =
            Set.of("libxcb.so.1", "libxcb-shm.so.0", "libasound.so.2", "libpulse.so.0");

    private static final int LOAD = 1;
    private static final int DYNAMIC = 2;
    private static final long NEEDED = 1;
    private static final long STRING_TABLE = 5;
    private static final long IGNORED = 21;
    private static final long VERSIONS_NEEDED = 0x6ffffffeL;
    private static final long VERSIONS_NEEDED_COUNT = 0x6fffffffL;

    private final ByteBuffer file;
    private final long programHeaders;
    private final int programHeaderSize;
    private final int programHeaderCount;

    private DesktopLibraries(byte[] content) {
        file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        programHeaders = file.getLong(32);
        programHeaderSize = file.getShort(54);
        programHeaderCount = file.getShort(56);
    }

    /// Changes the library in that folder. A second time changes nothing.
    static void unlink(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var library : files.filter(
                            path -> path.getFileName().toString().startsWith("libavdevice.so"))
                    .toList()) {
                var content = Files.readAllBytes(library);
                if (content.length < 64 || content[0] != 0x7f || content[4] != 2) {
                    throw new IOException(library + " is not a 64-bit ELF file");
                }
                new DesktopLibraries(content).forget();
                var draft = library.resolveSibling("libavdevice.draft");
                Files.write(draft, content);
                Files.move(draft, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void forget() {
        var strings = offsetOf(dynamicValue(STRING_TABLE));
        var forgotten = new HashSet<String>();
        for (var entry = dynamicSection(); file.getLong(entry) != 0; entry += 16) {
            if (file.getLong(entry) == NEEDED && UNWANTED.contains(text(strings + (int) file.getLong(entry + 8)))) {
                forgotten.add(text(strings + (int) file.getLong(entry + 8)));
                file.putLong(entry, IGNORED);
            }
        }
        forgetVersions(strings, forgotten);
    }

    /// Takes the records of those libraries out of the chain of needed versions; the first is always of another.
    private void forgetVersions(int strings, Set<String> libraries) {
        var record = offsetOf(dynamicValue(VERSIONS_NEEDED));
        var count = dynamicValue(VERSIONS_NEEDED_COUNT);
        var kept = record;
        var left = count;
        for (var i = 0; i < count; i++) {
            var distance = file.getInt(record + 12);
            var unwanted = libraries.contains(text(strings + file.getInt(record + 4)));
            if (unwanted && record != kept) {
                file.putInt(kept + 12, distance == 0 ? 0 : file.getInt(kept + 12) + distance);
                left--;
            } else {
                kept = record;
            }
            record += distance;
        }
        for (var entry = dynamicSection(); file.getLong(entry) != 0; entry += 16) {
            if (file.getLong(entry) == VERSIONS_NEEDED_COUNT) {
                file.putLong(entry + 8, left);
            }
        }
    }

    private int dynamicSection() {
        for (var i = 0; i < programHeaderCount; i++) {
            var header = (int) programHeaders + i * programHeaderSize;
            if (file.getInt(header) == DYNAMIC) {
                return (int) file.getLong(header + 8);
            }
        }
        throw new IllegalStateException("The library has no dynamic section");
    }

    private long dynamicValue(long tag) {
        for (var entry = dynamicSection(); file.getLong(entry) != 0; entry += 16) {
            if (file.getLong(entry) == tag) {
                return file.getLong(entry + 8);
            }
        }
        throw new IllegalStateException("The library's dynamic section has no tag " + tag);
    }

    private int offsetOf(long address) {
        for (var i = 0; i < programHeaderCount; i++) {
            var header = (int) programHeaders + i * programHeaderSize;
            var start = file.getLong(header + 16);
            if (file.getInt(header) == LOAD && address >= start && address < start + file.getLong(header + 32)) {
                return (int) (address - start + file.getLong(header + 8));
            }
        }
        throw new IllegalStateException("The library has nothing at address " + address);
    }

    private String text(int offset) {
        var end = offset;
        while (file.get(end) != 0) {
            end++;
        }
        return new String(file.array(), offset, end - offset, StandardCharsets.US_ASCII);
    }
}
