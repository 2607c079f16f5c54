package tributary.tracker;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannelRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;

/// A tracker for the torrents that it is told of, and no others: WebSocket and HTTP on one TCP port, UDP on the same
/// number.
///
/// One thread does everything: it reads all sockets and owns all swarms, so that neither locks nor copies are needed.
/// Methods that change something wait until that thread has done it; those that read do not disturb it.
@SuppressWarnings("FutureReturnValueIgnored") // Netty tells a channel of what fails.
public final class Tracker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tracker.class);
    private static final int ATTEMPTS_AT_A_FREE_PORT = 20;
    private static final int IDLE_HTTP_SECONDS = 30;
    private static final int LONGEST_URL = 16 << 10;
    private static final int LONGEST_HEADERS = 16 << 10;
    private static final int LARGEST_CHUNK = 4 << 10;
    /// One read of a socket in each round, so that nobody's flood holds up the others' answers.
    private static final int READ_AT_ONCE = 16 << 10;
    private static final int ACCEPT_AT_ONCE = 256;
    private static final WriteBufferWaterMark WATER_MARKS = new WriteBufferWaterMark(128 << 10, 256 << 10);

    private final MultiThreadIoEventLoopGroup group;
    private final EventExecutor loop;
    private final TrackerSettings settings;
    private final TrackerCore core;
    private final Sockets sockets = new Sockets();
    private final WebSocketFront webSockets;
    private final HttpTracker http;
    private final UdpFront udp;
    private final TrustedProxies proxies;
    private final AddressQuota quota;
    private final FrameReader.Scratch scratch = new FrameReader.Scratch();
    private int port;

    private Tracker(TrackerSettings settings, SwarmTokens tokens, TrackerTime time) {
        this.settings = settings;
        this.group = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("tracker", true), NioIoHandler.newFactory());
        this.loop = group.next();
        this.core = new TrackerCore(
                new Swarms(settings, time),
                new Admission(tokens, time),
                new AnnounceIntervals(settings),
                new Statistics(),
                time);
        var announces = new AddressAnnounces(settings, core);
        this.webSockets = new WebSocketFront(settings, core, new Outbox(loop), sockets);
        this.http = new HttpTracker(announces, core);
        this.udp = new UdpFront(announces, core);
        this.proxies = new TrustedProxies(settings.trustedProxies());
        this.quota = new AddressQuota(settings);
    }

    /// @param tokens by which pages and the site's seeder are let in
    /// @throws IOException if the port is taken; the message says so
    public static Tracker start(TrackerSettings settings, SwarmTokens tokens) throws IOException {
        return start(settings, tokens, TrackerTime.system());
    }

    static Tracker start(TrackerSettings settings, SwarmTokens tokens, TrackerTime time) throws IOException {
        var tracker = new Tracker(settings, tokens, time);
        try {
            tracker.bind();
        } catch (IOException | RuntimeException failed) {
            tracker.close();
            throw failed;
        }
        return tracker;
    }

    /// UDP must get the number that TCP got. With a free one chosen by the system it may be taken there already.
    private void bind() throws IOException {
        for (var attempt = 1; ; attempt++) {
            var tcp = bind(settings.port(), "TCP");
            var number = ((InetSocketAddress) tcp.localAddress()).getPort();
            try {
                bind(number, "UDP");
                port = number;
                break;
            } catch (IOException taken) {
                tcp.close().awaitUninterruptibly();
                if (settings.port() != 0 || attempt == ATTEMPTS_AT_A_FREE_PORT) {
                    throw taken;
                }
            }
        }
        loop.scheduleAtFixedRate(this::tickSafely, 1, 1, TimeUnit.SECONDS);
        LOG.info("Tracker listens on port {}, TCP and UDP", port);
    }

    private Channel bind(int number, String protocol) throws IOException {
        var address = settings.host().isEmpty()
                ? new InetSocketAddress(number)
                : new InetSocketAddress(settings.host(), number);
        var bound = (protocol.equals("TCP") ? tcp().bind(address) : udp().bind(address)).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "The tracker cannot listen on " + protocol + " port " + number + ": "
                            + bound.cause().getMessage() + ". Set tributary.tracker.port to a free one.",
                    bound.cause());
        }
        return bound.channel();
    }

    private ServerBootstrap tcp() {
        return new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new ServerChannelRecvByteBufAllocator().maxMessagesPerRead(ACCEPT_AT_ONCE))
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARKS)
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(512, 2048, READ_AT_ONCE).maxMessagesPerRead(1))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new ReadTimeoutHandler(IDLE_HTTP_SECONDS))
                                .addLast(new HttpServerCodec(LONGEST_URL, LONGEST_HEADERS, LARGEST_CHUNK))
                                .addLast(new HttpFront(http, proxies, quota, Tracker.this::newConnection));
                    }
                });
    }

    private Bootstrap udp() {
        return new Bootstrap()
                .group(group)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.SO_RCVBUF, 1 << 20)
                .handler(udp);
    }

    private WebSocketConnection newConnection() {
        return new WebSocketConnection(webSockets, scratch, settings);
    }

    /// The port that it listens on, TCP and UDP.
    public int port() {
        return port;
    }

    /// Serves a torrent from now on, or changes who may join it.
    ///
    /// @param group whose tokens let into the swarm: the UUID of the video that it belongs to
    /// @param tokenRequired whether a token is needed; those who came without one are removed
    public void admit(InfoHash infoHash, UUID group, boolean tokenRequired) {
        run(() -> core.swarms().admit(infoHash, group, tokenRequired));
    }

    /// Serves a torrent no longer. Its swarm is gone when this returns; peers are told when they next announce.
    public void dismiss(InfoHash infoHash) {
        run(() -> core.swarms().dismiss(infoHash));
    }

    /// Keeps a peer id for those who have a seeder's token: by it pages know the site's own seeder.
    public void reserve(PeerId peerId) {
        run(() -> core.admission().reserve(peerId));
    }

    /// Lets anyone use a peer id again.
    public void release(PeerId peerId) {
        run(() -> core.admission().release(peerId));
    }

    /// How many peers a swarm has, as of the last announce, stop, disconnect or expiry. Cheap, for any thread.
    public SwarmCounts counts(InfoHash infoHash) {
        return core.swarms().counts(infoHash);
    }

    /// How many peers all swarms have that are not empty. Costs a look at every torrent that is served.
    public Map<InfoHash, SwarmCounts> counts() {
        return core.swarms().counts();
    }

    /// What has happened so far.
    public TrackerStatistics statistics() {
        return core.statistics().snapshot();
    }

    /// Does what is to be done every second, and waits for it.
    void tickNow() {
        run(this::tick);
    }

    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException unexpected) {
            LOG.error("The tracker's housekeeping failed and will be tried again", unexpected);
        }
    }

    private void tick() {
        if (core.swarms().expire()) {
            loop.execute(this::tickSafely);
        }
        webSockets.tick();
    }

    private void run(Runnable change) {
        if (loop.inEventLoop()) {
            change.run();
        } else if (!loop.isShuttingDown()) {
            loop.submit(change).syncUninterruptibly();
        }
    }

    /// Closes all sockets, telling WebSockets that it goes away, and ends its thread; takes at most two seconds.
    @Override
    public void close() {
        run(sockets::closeAll);
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
    }
}
