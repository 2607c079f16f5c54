package tributary.backend.admin.health;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import tributary.backend.settings.LiveSettings;
import tributary.backend.site.HomeFolder;

/// Writes, forces to the disk, reads and deletes a file in every folder of the site's data.
@Component
class DiskTest implements HealthTest {

    private static final int BYTES = 1 << 20;
    private static final long GIGABYTE = 1L << 30;

    private final HomeFolder home;
    private final LiveSettings settings;

    DiskTest(HomeFolder home, LiveSettings settings) {
        this.home = home;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public HealthResult run() {
        return on(home, settings.of(HealthSettings.class).lowDisk());
    }

    /// @param low less than this is too little
    static HealthResult on(HomeFolder home, DataSize low) {
        var least = Long.MAX_VALUE;
        for (var folder : folders(home).entrySet()) {
            try {
                tryOut(folder.getValue());
                least = Math.min(least, Files.getFileStore(folder.getValue()).getUsableSpace());
            } catch (IOException failure) {
                return HealthResult.broken(
                        "broken", folder.getKey(), free(folder.getValue()), HealthRound.words(failure));
            }
        }
        return least < low.toBytes()
                ? HealthResult.warning("low", gigabytes(least))
                : HealthResult.fine("fine", gigabytes(least));
    }

    private static Map<String, Path> folders(HomeFolder home) {
        var folders = new LinkedHashMap<String, Path>();
        folders.put("media", home.media());
        folders.put("uploads", home.uploads());
        folders.put("jobs", home.jobs());
        return folders;
    }

    private static void tryOut(Path folder) throws IOException {
        var content = new byte[BYTES];
        ThreadLocalRandom.current().nextBytes(content);
        var file = folder.resolve(".health-" + Long.toHexString(System.nanoTime()));
        try {
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            if (!Arrays.equals(content, Files.readAllBytes(file))) {
                throw new IOException("what was read is not what was written");
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String free(Path folder) {
        try {
            return gigabytes(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException _) {
            return "?";
        }
    }

    private static String gigabytes(long bytes) {
        return String.format(java.util.Locale.ROOT, "%.2f", (double) bytes / GIGABYTE);
    }
}
