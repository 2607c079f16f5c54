package tributary.seeder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// What a child process prints, to be waited for.
final class Lines {

    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    Lines(InputStream stream) {
        Thread.ofVirtual().start(() -> read(stream));
    }

    private void read(InputStream stream) {
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (this) {
                    lines.add(line);
                    notifyAll();
                }
            }
        } catch (IOException _) {
            // The process has ended.
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    /// The count-th line that fits, counted from 1.
    ///
    /// @throws AssertionError if it is not there in time, or the stream ends before
    synchronized String await(Predicate<String> wanted, int count, int seconds) throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            var found = lines.stream().filter(wanted).skip(count - 1L).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            var left = until - System.nanoTime();
            if (ended || left <= 0) {
                throw new AssertionError((ended ? "it ended" : "not within " + seconds + " s") + ":\n" + this);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    @Override
    public synchronized String toString() {
        return String.join("\n", lines);
    }
}
