package tributary.backend.admin.health;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.seeding.Swarms;
import tributary.backend.settings.LiveSettings;
import tributary.backend.tracking.SiteTracker;
import tributary.backend.videos.Videos;
import tributary.backend.workers.EmbeddedWorkers;
import tributary.backend.workers.SeederProbe;
import tributary.backend.workers.WorkerKind;
import tributary.backend.workers.WorkerState;
import tributary.protocol.InfoHash;

/// Downloads one piece of a public video from the seeder by WebRTC, as a viewer's page would.
@Component
class SeederTest implements HealthTest {

    private static final int SECONDS = 25;

    private record Sample(UUID video, InfoHash infoHash) {}

    private final JdbcClient database;
    private final Videos videos;
    private final Swarms swarms;
    private final SiteTracker tracker;
    private final SeederProbe probe;
    private final EmbeddedWorkers workers;
    private final LiveSettings settings;
    private final Environment environment;

    SeederTest(
            JdbcClient database,
            Videos videos,
            Swarms swarms,
            SiteTracker tracker,
            SeederProbe probe,
            EmbeddedWorkers workers,
            LiveSettings settings,
            Environment environment) {
        this.database = database;
        this.videos = videos;
        this.swarms = swarms;
        this.tracker = tracker;
        this.probe = probe;
        this.workers = workers;
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "seeder";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public HealthResult run() throws IOException, InterruptedException {
        if (!settings.of(HealthSettings.class).testSeeder()) {
            return HealthResult.off("off");
        }
        var down = workers.states().stream()
                .filter(state -> state.kind() == WorkerKind.SEEDER && state.phase() != WorkerState.Phase.RUNNING)
                .findFirst();
        if (down.isPresent()) {
            return HealthResult.broken("down", String.valueOf(down.get().lastEnd()));
        }
        var sample = sample();
        var pass = sample.flatMap(found -> videos.find(found.video())).flatMap(swarms::pass);
        if (sample.isEmpty() || pass.isEmpty()) {
            return HealthResult.off("nothing");
        }
        if (pass.get().seederPeerIds().isEmpty()) {
            return HealthResult.broken("none");
        }
        var said = probe.run(
                "ws://" + tracker.localHost() + ":" + tracker.port() + "/announce",
                "http://127.0.0.1:" + environment.getProperty("local.server.port") + "/torrents/"
                        + sample.get().infoHash() + ".torrent",
                pass.get().token(),
                pass.get().seederPeerIds(),
                SECONDS);
        return read(said);
    }

    /// The smallest public file: one piece of it is enough.
    private Optional<Sample> sample() {
        return database.sql("""
                        select video.uuid, torrent.info_hash from torrent
                        join video on video.id = torrent.video_id
                        where video.privacy = 'PUBLIC' and video.state = 'PUBLISHED'
                        order by torrent.rendition_id desc limit 1
                        """)
                .query((row, _) ->
                        new Sample(row.getObject("uuid", UUID.class), InfoHash.of(row.getBytes("info_hash"))))
                .optional();
    }

    private static HealthResult read(String said) {
        var words = said.split(" ", 3);
        if (words.length == 3 && words[0].equals("ok")) {
            return HealthResult.fine("fine", words[1], words[2]);
        }
        var step = words.length > 1 ? words[1] : "process";
        var reason = words.length > 2 ? words[2] : said;
        return switch (step) {
            case "tracker", "seeder", "connection", "piece", "library" -> HealthResult.broken(step, reason);
            default -> HealthResult.broken("failed", said);
        };
    }
}
