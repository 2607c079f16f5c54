package tributary.seeder.transport.tcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.PeerId;
import tributary.seeder.transport.PeerLoop;
import tributary.seeder.transport.Swarms;

/// Takes connections of ordinary BitTorrent clients; only those that want a held torrent get any answer.
public final class TcpListener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TcpListener.class);
    private static final int BACKLOG = 128;
    private static final int STRANGERS = 64;
    private static final int PER_ADDRESS = 16;

    private final ServerSocket server;
    private final Swarms swarms;
    private final PeerLoop loop;
    private final PeerId self;
    private final Semaphore strangers = new Semaphore(STRANGERS);
    private final Map<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();

    private TcpListener(ServerSocket server, Swarms swarms, PeerLoop loop, PeerId self) {
        this.server = server;
        this.swarms = swarms;
        this.loop = loop;
        this.self = self;
    }

    /// @param port 0 for any that is free
    /// @param self the id by which this seeder introduces itself to such clients
    /// @throws IOException if the port is taken
    public static TcpListener start(int port, Swarms swarms, PeerLoop loop, PeerId self) throws IOException {
        var server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(port), BACKLOG);
        } catch (IOException taken) {
            server.close();
            throw taken;
        }
        var listener = new TcpListener(server, swarms, loop, self);
        Thread.ofVirtual().name("tcp-accept").start(listener::accept);
        return listener;
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                if (!admit(socket)) {
                    socket.close();
                }
            } catch (IOException problem) {
                if (!server.isClosed()) {
                    log.warn("A TCP connection could not be taken: {}", problem.toString());
                }
            }
        }
    }

    private boolean admit(Socket socket) {
        var address = socket.getInetAddress();
        if (!strangers.tryAcquire()) {
            return false;
        }
        if (perAddress.merge(address, 1, Integer::sum) > PER_ADDRESS) {
            left(address);
            strangers.release();
            return false;
        }
        Thread.ofVirtual().name("tcp-reader").start(() -> serve(socket, address));
        return true;
    }

    private void serve(Socket socket, InetAddress address) {
        var known = new AtomicBoolean();
        Runnable nowKnown = () -> {
            if (known.compareAndSet(false, true)) {
                strangers.release();
            }
        };
        try {
            new TcpConnection(socket, swarms, loop, self).serve(nowKnown);
        } catch (IOException lost) {
            log.debug("A TCP connection has ended: {}", lost.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            nowKnown.run();
            left(address);
        }
    }

    private void left(InetAddress address) {
        perAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }

    /// Takes no more connections. Those that are open end with their swarms.
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException harmless) {
            log.debug("The TCP port was not closed in order", harmless);
        }
    }
}
