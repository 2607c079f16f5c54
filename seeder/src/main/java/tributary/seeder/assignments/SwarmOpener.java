package tributary.seeder.assignments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.bencode.BencodeException;
import tributary.protocol.worker.SeedingAssignment;
import tributary.seeder.torrent.ChunkCache;
import tributary.seeder.torrent.Content;
import tributary.seeder.torrent.FileContent;
import tributary.seeder.torrent.RemoteContent;
import tributary.seeder.torrent.Torrent;
import tributary.seeder.transport.Swarm;

/// Turns an assignment into a swarm: gets its torrent, checks that it is the one that was meant, and opens its content,
/// from this machine's disk if it lies there.
public final class SwarmOpener {

    private static final Logger log = LoggerFactory.getLogger(SwarmOpener.class);

    private final Site site;
    private final @Nullable Path home;
    private final ChunkCache cache;

    /// @param home the data folder shared with the site, if it is
    /// @param cache for content that lies elsewhere
    public SwarmOpener(Site site, @Nullable Path home, ChunkCache cache) {
        this.site = site;
        this.home = home;
        this.cache = cache;
    }

    /// @throws IOException if torrent or content cannot be had or are not what the assignment says
    Swarm open(SeedingAssignment assignment) throws IOException, InterruptedException {
        var torrent = torrent(assignment);
        return new Swarm(torrent, content(assignment));
    }

    private Torrent torrent(SeedingAssignment assignment) throws IOException, InterruptedException {
        try {
            var torrent = Torrent.parse(site.torrentFile(assignment));
            if (!torrent.infoHash().toHex().equals(assignment.infoHash()) || torrent.size() != assignment.size()) {
                throw new IOException("the torrent is " + torrent.infoHash() + " of " + torrent.size() + " bytes");
            }
            return torrent;
        } catch (BencodeException malformed) {
            throw new IOException("the torrent cannot be read", malformed);
        }
    }

    private Content content(SeedingAssignment assignment) throws IOException {
        var shared = home == null || assignment.filePath() == null ? null : home.resolve(assignment.filePath());
        if (shared != null && Files.isReadable(shared)) {
            return FileContent.open(shared, assignment.size());
        }
        log.debug("The content of {} is fetched from the site", assignment.infoHash());
        return new RemoteContent(site.content(assignment), assignment.size(), cache);
    }
}
