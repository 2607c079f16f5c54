package tributary.seeder.transport.tcp;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import tributary.protocol.PeerId;
import tributary.protocol.wire.PeerMessage.Handshake;
import tributary.protocol.wire.PeerMessageDecoder;
import tributary.protocol.wire.WireException;
import tributary.protocol.wire.WireLimits;
import tributary.seeder.transport.PeerLink;
import tributary.seeder.transport.PeerLoop;
import tributary.seeder.transport.Swarm;
import tributary.seeder.transport.Swarms;

/// Reads one client's side from a virtual thread and hands it to the loop, never more than a few chunks ahead of it.
final class TcpConnection {

    private static final int HANDSHAKE_MILLIS = 10_000;
    private static final int CHUNK = 16 << 10;
    private static final int CHUNKS_AHEAD = 8;

    private final Socket socket;
    private final Swarms swarms;
    private final PeerLoop loop;
    private final PeerId self;
    private final Semaphore ahead = new Semaphore(CHUNKS_AHEAD);

    TcpConnection(Socket socket, Swarms swarms, PeerLoop loop, PeerId self) {
        this.socket = socket;
        this.swarms = swarms;
        this.loop = loop;
        this.self = self;
    }

    /// Blocks until the connection has ended.
    ///
    /// @param onHandshake called once the client has said which torrent it wants, if that is held
    void serve(Runnable onHandshake) throws IOException, InterruptedException {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(HANDSHAKE_MILLIS);
            var in = socket.getInputStream();
            var handshake = in.readNBytes(Handshake.LENGTH);
            var swarm = swarmOf(handshake);
            if (swarm.isEmpty()) {
                return;
            }
            onHandshake.run();
            socket.setSoTimeout(0);
            read(in, swarm.get(), handshake);
        }
    }

    /// The first bytes say which torrent is wanted; the link's own decoder reads them again.
    private Optional<Swarm> swarmOf(byte[] handshake) {
        try {
            var decoder = new PeerMessageDecoder(new WireLimits(0, 0, 0));
            decoder.feed(ByteBuffer.wrap(handshake));
            return decoder.next()
                    .flatMap(message ->
                            message instanceof Handshake first ? swarms.find(first.infoHash()) : Optional.empty());
        } catch (WireException _) {
            return Optional.empty();
        }
    }

    private void read(InputStream in, Swarm swarm, byte[] handshake) throws IOException, InterruptedException {
        var link = link(swarm);
        if (link.isEmpty()) {
            return;
        }
        try {
            for (var bytes = handshake; bytes.length > 0; bytes = chunk(in)) {
                ahead.acquire();
                var received = ByteBuffer.wrap(bytes);
                loop.execute(() -> {
                    link.get().received(received, System.nanoTime());
                    ahead.release();
                });
            }
        } catch (SocketException _) {
            // Closed, by either side.
        } finally {
            loop.execute(() -> link.get().close("the connection has ended"));
        }
    }

    private Optional<PeerLink> link(Swarm swarm) {
        try {
            return CompletableFuture.supplyAsync(
                            () -> swarms.admits(swarm, 0)
                                    ? Optional.of(swarms.link(swarm, new TcpWire(socket), self, () -> {}))
                                    : Optional.<PeerLink>empty(),
                            loop)
                    .join();
        } catch (CompletionException failed) {
            return Optional.empty();
        }
    }

    private static byte[] chunk(InputStream in) throws IOException {
        var buffer = new byte[CHUNK];
        var length = in.read(buffer);
        return length <= 0 ? new byte[0] : Arrays.copyOf(buffer, length);
    }
}
