package tributary.backend.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tributary.backend.site.Refused;

/// Writes what comes to the disk. The database learns of bytes only after they are durable, so that after any crash its
/// offset is true.
///
/// The newest request about an upload has the turn: one whose connection died without a word may hang in reading for a
/// while, and must not keep its successor waiting, nor write after it.
@Component
class UploadReception {

    private static final int BUFFER = 128 * 1024;
    private static final long SYNC_BYTES = 16L * 1024 * 1024;
    private static final Duration SYNC_TIME = Duration.ofSeconds(2);

    private final UploadRows rows;
    private final UploadFiles files;
    private final UploadSettings settings;
    private final ConcurrentMap<UUID, Turns> turns = new ConcurrentHashMap<>();

    UploadReception(UploadRows rows, UploadFiles files, UploadSettings settings) {
        this.rows = rows;
        this.files = files;
        this.settings = settings;
    }

    private static final class Turns {
        private final ReentrantLock lock = new ReentrantLock();
        private long current;
    }

    /// Ends what other requests are doing about this upload.
    ///
    /// @return the offset that stays until the next turn
    long settle(UUID id) {
        var all = turns.computeIfAbsent(id, _ -> new Turns());
        all.lock.lock();
        try {
            all.current++;
            return files.durable(rows.find(id).orElseThrow(Uploads::unknown));
        } finally {
            all.lock.unlock();
        }
    }

    void forget(UUID id) {
        turns.remove(id);
    }

    /// Takes bytes from the stream until it ends, the file is complete or another request takes over.
    ///
    /// @param checksum what the bytes must hash to; without it what came before a broken connection is kept
    /// @return the new offset
    /// @throws Refused 409 if the offset is not where the file ends, 460 if the checksum is another
    /// @throws ConnectionLost if the connection breaks; what had come by then is kept
    /// @throws IOException if the disk fails; what was durable before stays
    long receive(UUID id, long offset, InputStream content, @Nullable Checksum checksum) throws IOException {
        var all = turns.computeIfAbsent(id, _ -> new Turns());
        long turn;
        Upload upload;
        all.lock.lock();
        try {
            turn = ++all.current;
            upload = rows.find(id).orElseThrow(Uploads::unknown);
            var durable = files.durable(upload);
            if (durable != offset) {
                throw Refused.conflict("This upload goes on at byte " + durable + ", not " + offset + ".");
            }
        } finally {
            all.lock.unlock();
        }
        try (var file = files.open(id)) {
            return new Run(all, turn, upload, file, checksum).take(content, offset);
        }
    }

    /// One request's bytes.
    private final class Run {
        private final Turns all;
        private final long turn;
        private final Upload upload;
        private final FileChannel file;
        private final @Nullable Checksum checksum;
        private long written;
        private long synced;
        private long lastSync = System.nanoTime();

        private Run(Turns all, long turn, Upload upload, FileChannel file, @Nullable Checksum checksum) {
            this.all = all;
            this.turn = turn;
            this.upload = upload;
            this.file = file;
            this.checksum = checksum;
        }

        private long take(InputStream content, long offset) throws IOException {
            written = offset;
            synced = offset;
            var buffer = new byte[BUFFER];
            try {
                while (written < upload.size()) {
                    var most = (int) Math.min(BUFFER, upload.size() - written);
                    var count = read(content, buffer, most);
                    if (count < 0) {
                        break;
                    }
                    inTurn(() -> write(buffer, count));
                }
                inTurn(this::finish);
            } catch (ConnectionLost lost) {
                if (checksum == null) {
                    inTurn(this::sync);
                }
                throw lost;
            }
            return synced;
        }

        private static int read(InputStream content, byte[] buffer, int most) throws ConnectionLost {
            try {
                return content.read(buffer, 0, most);
            } catch (IOException failure) {
                throw new ConnectionLost(failure);
            }
        }

        private void write(byte[] buffer, int count) throws IOException {
            var bytes = ByteBuffer.wrap(buffer, 0, count);
            while (bytes.hasRemaining()) {
                written += file.write(bytes, written);
            }
            if (checksum != null) {
                checksum.digest().update(buffer, 0, count);
                return;
            }
            if (written - synced >= SYNC_BYTES || System.nanoTime() - lastSync >= SYNC_TIME.toNanos()) {
                sync();
            }
        }

        private void finish() throws IOException {
            if (checksum != null && !MessageDigest.isEqual(checksum.digest().digest(), checksum.expected())) {
                throw new ChecksumMismatch();
            }
            sync();
        }

        private void sync() throws IOException {
            if (written > synced) {
                file.force(false);
                rows.received(upload.id(), written, settings.expiry());
                synced = written;
            }
            lastSync = System.nanoTime();
        }

        private void inTurn(Step step) throws IOException {
            all.lock.lock();
            try {
                if (all.current != turn) {
                    throw new Refused(HttpStatus.CONFLICT, null, "Another request goes on with this upload.");
                }
                step.run();
            } finally {
                all.lock.unlock();
            }
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
