package tributary.tracker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tributary.protocol.InfoHash;

/// The torrents that a tracker serves which runs alone, from a file with one on each line:
/// `INFO-HASH [GROUP-UUID [token]]`, where `token` closes the swarm to those without one. Lines that are empty or begin
/// with `#` are passed over.
final class AllowList {

    /// Who may join a swarm.
    record Entry(UUID group, boolean tokenRequired) {}

    private static final UUID NO_GROUP = new UUID(0, 0);

    private AllowList() {}

    /// @throws IOException if it cannot be read, or a line makes no sense; the message names it
    static Map<InfoHash, Entry> read(Path file) throws IOException {
        var entries = new LinkedHashMap<InfoHash, Entry>();
        var number = 0;
        for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                try {
                    put(entries, line.strip().split("\\s+", -1));
                } catch (IllegalArgumentException nonsense) {
                    throw new IOException(file + ", line " + number + ": " + nonsense.getMessage(), nonsense);
                }
            }
        }
        return entries;
    }

    private static void put(Map<InfoHash, Entry> entries, String[] words) {
        var group = words.length > 1 ? UUID.fromString(words[1]) : NO_GROUP;
        var tokenRequired = words.length > 2;
        if (words.length > 3 || (tokenRequired && !words[2].equals("token"))) {
            throw new IllegalArgumentException("expected an info hash, a UUID, and the word token");
        }
        entries.put(InfoHash.ofHex(words[0]), new Entry(group, tokenRequired));
    }

    /// Makes a tracker serve what a list names and nothing else.
    ///
    /// @param before what it served until now
    static void apply(Tracker tracker, Map<InfoHash, Entry> before, Map<InfoHash, Entry> now) {
        for (var infoHash : before.keySet()) {
            if (!now.containsKey(infoHash)) {
                tracker.dismiss(infoHash);
            }
        }
        now.forEach((infoHash, entry) -> {
            if (!entry.equals(before.get(infoHash))) {
                tracker.admit(infoHash, entry.group(), entry.tokenRequired());
            }
        });
    }
}
