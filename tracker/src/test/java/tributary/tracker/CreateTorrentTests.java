package tributary.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tributary.protocol.metainfo.InfoDictionary;
import tributary.protocol.metainfo.Metainfo;
import tributary.protocol.metainfo.PieceHasher;
import tributary.protocol.metainfo.PieceLength;

/// Our torrents against those of npm's create-torrent, byte for byte.
class CreateTorrentTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int[] SIZES = {1, 16_384, 262_143, 262_144, 262_145, 3 * 262_144, 5_000_001};
    private static final List<String> NAMES = List.of("video-720-fragmented.mp4", "Größe & Maß.mp4", "日本.mp4");
    private static final List<List<String>> TRACKERS = List.of(
            List.of("ws://127.0.0.1:6969/announce"),
            List.of("http://127.0.0.1:6969/announce"),
            List.of("udp://127.0.0.1:6969"));
    private static final List<String> WEB_SEEDS = List.of("http://127.0.0.1:8080/media/a/b-720-fragmented.mp4");
    private static final long CREATED = 1_700_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void torrentsAreThoseOfCreateTorrent() throws Exception {
        var wanted = new ArrayList<Map<String, Object>>();
        var ours = new ArrayList<Metainfo>();
        for (var i = 0; i < SIZES.length; i++) {
            var pieceLength = i % 2 == 0 ? PieceLength.forSize(SIZES[i]) : 16_384;
            var name = NAMES.get(i % NAMES.size());
            var file = write(i, SIZES[i]);
            wanted.add(Map.of(
                    "path", file.toString(),
                    "name", name,
                    "pieceLength", pieceLength,
                    "announceList", TRACKERS,
                    "urlList", WEB_SEEDS,
                    "creationDate", CREATED,
                    "createdBy", "Tributary"));
            ours.add(new Metainfo(
                    info(file, name, pieceLength),
                    TRACKERS,
                    WEB_SEEDS,
                    Instant.ofEpochMilli(CREATED),
                    "Tributary",
                    null));
        }

        var theirs = made(wanted);

        assertThat(theirs).hasSameSizeAs(ours);
        for (var i = 0; i < ours.size(); i++) {
            assertThat(ours.get(i).encode()).as(SIZES[i] + " bytes").isEqualTo(theirs.get(i));
            assertThat(Metainfo.parse(theirs.get(i)).infoHash())
                    .isEqualTo(ours.get(i).infoHash());
        }
    }

    private Path write(int number, int size) throws IOException {
        var content = new byte[size];
        new Random(number).nextBytes(content);
        return Files.write(folder.resolve("file" + number), content);
    }

    private static InfoDictionary info(Path file, String name, int pieceLength) throws IOException {
        var hasher = new PieceHasher(pieceLength);
        var content = Files.readAllBytes(file);
        hasher.update(content, 0, content.length);
        return InfoDictionary.of(name, content.length, pieceLength, hasher.finish());
    }

    private static List<byte[]> made(List<Map<String, Object>> wanted) throws IOException {
        var process = NodePrograms.start("torrents.mjs");
        try (var input = process.outputWriter(UTF_8)) {
            input.write(JSON.writeValueAsString(wanted));
        }
        try (var output = process.getInputStream()) {
            var torrents = new ArrayList<byte[]>();
            JSON.readTree(output)
                    .forEach(torrent -> torrents.add(Base64.getDecoder().decode(torrent.asString())));
            return torrents;
        } finally {
            process.destroyForcibly();
        }
    }
}
