package tributary.seeder.probe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import tributary.protocol.PeerId;
import tributary.protocol.bencode.BencodeException;
import tributary.protocol.metainfo.Metainfo;

/// Downloads one piece from the site's seeder and prints how it went in one line: `ok BYTES MILLISECONDS`, or `failed
/// STEP
/// REASON`, with the exit code 0 or 1. From the environment: `TRIBUTARY_PROBE_TRACKER` (`ws://…`),
/// `TRIBUTARY_PROBE_TORRENT` (address of a `.torrent`), `TRIBUTARY_PROBE_TOKEN` (may be empty),
/// `TRIBUTARY_PROBE_SEEDERS`
/// (peer ids in hexadecimal, with commas) and `TRIBUTARY_PROBE_SECONDS`.
public final class ProbeMain {

    private static final String LOG_SETTINGS = "logback.configurationFile";

    private ProbeMain() {}

    public static void main(String[] arguments) {
        if (System.getProperty(LOG_SETTINGS) == null) {
            System.setProperty(LOG_SETTINGS, "tributary/seeder/logback.xml");
        }
        var exit = run(System.getenv());
        System.out.flush();
        // Native threads of libwebrtc may touch what is gone during an orderly end.
        Runtime.getRuntime().halt(exit);
    }

    private static int run(Map<String, String> environment) {
        try {
            var torrent = torrent(environment.getOrDefault("TRIBUTARY_PROBE_TORRENT", ""));
            var limit = Duration.ofSeconds(Long.parseLong(environment.getOrDefault("TRIBUTARY_PROBE_SECONDS", "25")));
            var seeders = new HashSet<PeerId>();
            for (var id :
                    environment.getOrDefault("TRIBUTARY_PROBE_SEEDERS", "").split(",", -1)) {
                seeders.add(PeerId.of(java.util.HexFormat.of().parseHex(id.strip())));
            }
            var tracker = URI.create(environment.getOrDefault("TRIBUTARY_PROBE_TRACKER", ""));
            var token = environment.getOrDefault("TRIBUTARY_PROBE_TOKEN", "");
            try (var probe = new Probe(torrent.info(), tracker, token, seeders)) {
                var result = probe.run(limit);
                System.out.println(result);
                return result.startsWith("ok") ? 0 : 1;
            }
        } catch (IOException | BencodeException | IllegalArgumentException unusable) {
            System.out.println("failed torrent " + unusable.getMessage());
        } catch (LinkageError missing) {
            System.out.println("failed library " + missing.getMessage());
        } catch (InterruptedException _) {
            System.out.println("failed interrupted -");
        }
        return 1;
    }

    private static Metainfo torrent(String address) throws IOException, InterruptedException, BencodeException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            var answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(List.of(answer.statusCode(), address).toString());
            }
            return Metainfo.parse(answer.body());
        }
    }
}
