package tributary.seeder;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;
import tributary.seeder.tracker.HttpAnnouncer;
import tributary.seeder.tracker.ReachableAddress;
import tributary.seeder.transport.PeerLoop;
import tributary.seeder.transport.Swarms;
import tributary.seeder.transport.tcp.TcpListener;

/// The TCP port and what makes it known. Its peer id is not the one that pages know, which is tied to the WebSocket.
///
/// @param listener takes connections
/// @param announcer tells the tracker
record OrdinaryClients(TcpListener listener, HttpAnnouncer announcer) implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OrdinaryClients.class);

    /// @return empty if the port is taken: pages are served all the same
    static Optional<OrdinaryClients> start(
            SeederSettings settings, HttpClient http, Swarms swarms, PeerLoop loop, ToLongFunction<InfoHash> uploaded) {
        if (settings.tcpPort() < 0) {
            return Optional.empty();
        }
        var self = randomId();
        try {
            var listener = TcpListener.start(settings.tcpPort(), swarms, loop, self);
            log.info("Ordinary clients are served on TCP port {}", listener.port());
            var reachable = new ReachableAddress(settings.rtc().publicAddress());
            return Optional.of(
                    new OrdinaryClients(listener, new HttpAnnouncer(http, self, listener.port(), reachable, uploaded)));
        } catch (IOException taken) {
            log.warn(
                    "TCP port {} cannot be used, so ordinary BitTorrent clients are not served; set"
                            + " TRIBUTARY_SEEDER_TCP_PORT to a free one: {}",
                    settings.tcpPort(),
                    taken.getMessage());
            return Optional.empty();
        }
    }

    private static PeerId randomId() {
        var digits = ThreadLocalRandom.current().nextLong(0, 1_000_000_000_000L);
        return PeerId.of("-TY0100-%012d".formatted(digits).getBytes(StandardCharsets.US_ASCII));
    }

    int port() {
        return listener.port();
    }

    @Override
    public void close() {
        listener.close();
        announcer.close();
    }
}
