package tributary.seeder;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/// aria2, as somebody else's BitTorrent client.
final class Aria {

    private Aria() {}

    /// Downloads from the peers that the tracker names.
    static byte[] download(Clip clip, String tracker) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("aria");
        var torrent = Files.write(folder.resolve("a.torrent"), clip.torrentFile(tracker));
        Process aria;
        try {
            aria = new ProcessBuilder(
                            "aria2c",
                            "--no-conf",
                            "--enable-dht=false",
                            "--enable-dht6=false",
                            "--bt-enable-lpd=false",
                            "--seed-time=0",
                            "--file-allocation=none",
                            "--console-log-level=warn",
                            "--dir=" + folder,
                            torrent.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            throw new AssertionError("This test needs aria2. Type as root: apt-get install aria2", missing);
        }
        var output = new Lines(aria.getInputStream());
        try {
            if (!aria.waitFor(60, TimeUnit.SECONDS) || aria.exitValue() != 0) {
                throw new AssertionError("aria2 did not finish:\n" + output);
            }
            return Files.readAllBytes(folder.resolve(clip.file().getFileName().toString()));
        } finally {
            aria.destroy();
            aria.waitFor();
        }
    }
}
