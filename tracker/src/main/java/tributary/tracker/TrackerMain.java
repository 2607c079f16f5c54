package tributary.tracker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tributary.protocol.InfoHash;

/// A tracker that runs alone, without a site.
///
/// Settings are those of the site's tracker, as `TRIBUTARY_TRACKER_PORT` and so on. `TRIBUTARY_TRACKER_ALLOW_LIST`
/// names
/// the file of [AllowList], which is read again when it changes; `TRIBUTARY_TRACKER_SECRET_FILE` the secret that a site
/// signs tokens with, in hexadecimal; without it none is right.
public final class TrackerMain {

    private static final String PREFIX = "TRIBUTARY_TRACKER_";
    private static final int SECONDS_BETWEEN_LOOKS = 2;

    private final Tracker tracker;
    private final Path allowList;
    private @Nullable FileTime read;
    private Map<InfoHash, AllowList.Entry> served = Map.of();

    private TrackerMain(Tracker tracker, Path allowList) {
        this.tracker = tracker;
        this.allowList = allowList;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var environment = System.getenv();
        var list = environment.get(PREFIX + "ALLOW_LIST");
        if (list == null) {
            System.err.println("Set " + PREFIX + "ALLOW_LIST to a file with the info hash of a torrent on each line.");
            System.exit(2);
            return;
        }
        var settings = TrackerSettings.read(
                key -> environment.get(PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_')));
        var stop = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            await(ended);
        }));
        try (var tracker = Tracker.start(settings, new SwarmTokens(secret(environment.get(PREFIX + "SECRET_FILE"))))) {
            var main = new TrackerMain(tracker, Path.of(list));
            main.look();
            System.err.println("The tracker listens on port " + tracker.port() + ", TCP and UDP.");
            while (!stop.await(SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS)) {
                main.lookAgain();
            }
        } finally {
            ended.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] secret(@Nullable String file) throws IOException {
        if (file != null) {
            return HexFormat.of().parseHex(Files.readString(Path.of(file)).strip());
        }
        var nobodyKnows = new byte[32];
        new SecureRandom().nextBytes(nobodyKnows);
        return nobodyKnows;
    }

    private void look() throws IOException {
        var changed = Files.getLastModifiedTime(allowList);
        if (changed.equals(read)) {
            return;
        }
        var now = AllowList.read(allowList);
        AllowList.apply(tracker, served, now);
        served = now;
        read = changed;
        System.err.println("Serving " + now.size() + " torrents.");
    }

    /// A list that cannot be read now, as it is being written, changes nothing.
    private void lookAgain() {
        try {
            look();
        } catch (IOException unreadable) {
            System.err.println("The list of torrents stays as it was: " + unreadable.getMessage());
        }
    }
}
