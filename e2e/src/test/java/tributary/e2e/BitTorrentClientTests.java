package tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// An ordinary BitTorrent client downloads a rendition from its `.torrent`, by web seed and with our tracker.
class BitTorrentClientTests {

    @Test
    void aria2DownloadsARendition() throws Exception {
        try (var site = RunningSite.start("aria2", Map.of("TRIBUTARY_SEEDER_MODE", "off"));
                var http = HttpClient.newHttpClient()) {
            var api = Api.administrator(site);
            var uuid = api.upload(SampleVideos.mp4(4, 240, "1M"), "For every client");
            var file = Api.files(api.awaitPublished(uuid, 1)).getFirst();

            var folder = Files.createDirectories(site.home().resolveSibling("aria2"));
            var torrent = folder.resolve("rendition.torrent");
            download(http, file.get("torrentUrl").asString(), torrent);
            var output = run(
                    folder,
                    "aria2c",
                    "--seed-time=0",
                    "--enable-dht=false",
                    "--enable-dht6=false",
                    "--bt-enable-lpd=false",
                    "--enable-peer-exchange=false",
                    "--listen-port=" + RunningSite.freePort(),
                    "--console-log-level=info",
                    "--summary-interval=0",
                    torrent.toString());

            var original = folder.resolve("original.mp4");
            download(http, file.get("fileUrl").asString(), original);
            var name = Path.of(URI.create(file.get("fileUrl").asString()).getPath())
                    .getFileName();
            assertThat(folder.resolve(name)).as(output).exists();
            assertThat(Files.mismatch(folder.resolve(name), original)).isEqualTo(-1);
        }
    }

    private static void download(HttpClient http, String url, Path target) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofFile(target));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        var log = folder.resolve("output.log");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("aria2c ends").isTrue();
        return Files.readString(log);
    }
}
