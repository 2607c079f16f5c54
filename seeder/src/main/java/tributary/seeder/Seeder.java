package tributary.seeder;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;
import tributary.protocol.InfoHash;
import tributary.seeder.assignments.AssignmentWatch;
import tributary.seeder.assignments.HeldSwarms;
import tributary.seeder.assignments.Site;
import tributary.seeder.assignments.StatusReports;
import tributary.seeder.assignments.SwarmOpener;
import tributary.seeder.torrent.ChunkCache;
import tributary.seeder.tracker.TrackerAddress;
import tributary.seeder.tracker.TrackerClient;
import tributary.seeder.transport.PeerLoop;
import tributary.seeder.transport.Swarm;
import tributary.seeder.transport.Swarms;
import tributary.seeder.transport.webrtc.RtcTransport;

/// All parts of a seeder, put together and taken apart in order.
public final class Seeder implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;
    private final PeerLoop loop;
    private final Swarms swarms;
    private final RtcTransport rtc;
    private final TrackerClient tracker;
    private final Optional<OrdinaryClients> ordinary;
    private final AssignmentWatch assignments;
    private final StatusReports reports;

    /// Starts; the site need not be there yet.
    public Seeder(SeederSettings settings) {
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .executor(threads)
                .build();
        loop = new PeerLoop(settings.uploadBytesPerSecond());
        swarms = new Swarms(loop, settings.peers());
        rtc = new RtcTransport(loop, swarms, settings.rtc());
        ToLongFunction<InfoHash> uploaded =
                infoHash -> swarms.find(infoHash).map(Swarm::uploaded).orElse(0L);
        tracker = new TrackerClient(http, rtc, uploaded);
        ordinary = OrdinaryClients.start(settings, http, swarms, loop, uploaded);
        var site = new Site(http, settings.site(), settings.token(), settings.name());
        var opener = new SwarmOpener(site, settings.home(), new ChunkCache(settings.remoteCacheBytes()));
        var held = new HeldSwarms(swarms, opener, new Announcers());
        assignments = AssignmentWatch.start(site, held::update);
        reports = StatusReports.start(site, swarms);
    }

    private final class Announcers implements HeldSwarms.Announcers {

        @Override
        public void use(TrackerAddress address) {
            tracker.use(address);
            ordinary.ifPresent(clients -> clients.announcer().use(address));
        }

        @Override
        public void join(Swarm swarm) {
            tracker.join(swarm.infoHash());
            ordinary.ifPresent(clients -> clients.announcer().join(swarm.infoHash()));
        }

        @Override
        public void leave(InfoHash infoHash) {
            tracker.leave(infoHash);
            ordinary.ifPresent(clients -> clients.announcer().leave(infoHash));
        }
    }

    /// The TCP port that ordinary clients are served on, if any.
    public OptionalInt tcpPort() {
        return ordinary.stream().mapToInt(OrdinaryClients::port).findFirst();
    }

    /// Takes leave of tracker and peers, within five seconds.
    @Override
    public void close() {
        assignments.close();
        reports.close();
        ordinary.ifPresent(OrdinaryClients::close);
        tracker.close();
        rtc.close();
        loop.close();
        http.shutdown();
        if (!endedWithinASecond()) {
            http.shutdownNow();
        }
        threads.shutdownNow();
    }

    /// Lets the last good-byes to the tracker go out.
    private boolean endedWithinASecond() {
        try {
            return http.awaitTermination(Duration.ofSeconds(1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
