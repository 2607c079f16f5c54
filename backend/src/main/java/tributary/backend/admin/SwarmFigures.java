package tributary.backend.admin;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.site.Access;
import tributary.backend.site.AdminBox;
import tributary.backend.site.AdminFigure;
import tributary.backend.tracking.SiteTracker;
import tributary.protocol.InfoHash;
import tributary.tracker.SwarmCounts;
import tributary.tracker.TrackerStatistics;

/// Swarms that are not empty, and the tracker's own figures.
@Component
public class SwarmFigures implements AdminBox {

    private static final int MOST = 500;

    /// @param height of the rendition
    /// @param pages of viewers
    /// @param clients all others, the site's own seeder among them
    public record Swarm(
            String infoHash, String video, String uuid, int height, int pages, int clients, long completed) {}

    private final SiteTracker tracker;
    private final JdbcClient database;

    SwarmFigures(SiteTracker tracker, JdbcClient database) {
        this.tracker = tracker;
        this.database = database;
    }

    public TrackerStatistics tracker() {
        return tracker.statistics();
    }

    /// The largest first, at most 500.
    public List<Swarm> now() {
        var counts = new HashMap<String, SwarmCounts>();
        tracker.counts().entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<InfoHash, SwarmCounts> swarm) ->
                                swarm.getValue().webPeers())
                        .reversed())
                .limit(MOST)
                .forEach(swarm -> counts.put(swarm.getKey().toHex(), swarm.getValue()));
        if (counts.isEmpty()) {
            return List.of();
        }
        return database
                .sql("""
                    select encode(torrent.info_hash, 'hex') as hash, rendition.height, video.name, video.uuid
                    from torrent join rendition on rendition.id = torrent.rendition_id
                    join video on video.id = torrent.video_id
                    where encode(torrent.info_hash, 'hex') in (:hashes)
                    """)
                .param("hashes", counts.keySet())
                .query((row, _) -> {
                    var count = counts.getOrDefault(row.getString("hash"), SwarmCounts.NONE);
                    return new Swarm(
                            row.getString("hash"),
                            row.getString("name"),
                            row.getString("uuid"),
                            row.getInt("height"),
                            count.webPeers(),
                            count.seeders() + count.leechers() - count.webPeers(),
                            count.completed());
                })
                .list()
                .stream()
                .sorted(Comparator.comparingInt(Swarm::pages).reversed().thenComparing(Swarm::video))
                .toList();
    }

    @Override
    public Head head() {
        return Head.TRAFFIC;
    }

    @Override
    public Access access() {
        return Access.ADMINISTRATOR;
    }

    @Override
    public List<AdminFigure> figures() {
        var pages = tracker.counts().values().stream()
                .mapToInt(SwarmCounts::webPeers)
                .sum();
        var statistics = tracker.statistics();
        return List.of(
                new AdminFigure("swarms.box.pages", Integer.toString(pages), "/admin/swarms", AdminFigure.Tone.PLAIN),
                AdminFigure.plain("swarms.box.sockets", Long.toString(statistics.sockets())),
                AdminFigure.plain("swarms.box.refused", Long.toString(statistics.refused())));
    }
}
