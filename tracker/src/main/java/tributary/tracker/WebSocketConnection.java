package tributary.tracker;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.InfoHash;
import tributary.protocol.tracker.JsonWriter;

/// One peer's WebSocket: its frames, what it is a member of, and what is to be sent to it.
///
/// What it says is for [WebSocketFront] to understand. Lives on the tracker's loop, all of it.
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails closes its channel, which is what is acted upon.
final class WebSocketConnection extends ChannelInboundHandlerAdapter implements FrameReader.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketConnection.class);
    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_CLOSE = 0x88;
    private static final int FINAL_PING = 0x89;
    private static final int FINAL_PONG = 0x8a;
    private static final int GOING_AWAY = 1001;
    private static final int SECONDS_TO_LET_GO = 5;

    /// A socket that has this much waiting after its buffers are full is not read from at all any more.
    private static final int HOPELESS = 1 << 20;

    private static final int OFFERS_OF_A_PAGE = 64;
    private static final int OFFERS_OF_A_SEEDER = 8192;

    /// Place in the list of all sockets.
    int index = -1;

    int lastHeard;
    final Budget budget;

    private final WebSocketFront front;
    private final FrameReader frames;
    private final Map<InfoHash, WebPeer> memberships = new HashMap<>(2);
    private @Nullable PendingOffers pendingOffers;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf out;
    private boolean site;
    private boolean closing;

    WebSocketConnection(WebSocketFront front, FrameReader.Scratch scratch, TrackerSettings settings) {
        this.front = front;
        this.frames = new FrameReader(scratch, settings.maxMessage(), this);
        this.budget = new Budget(settings.maxMessagesPerSecond());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        front.opened(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object received) {
        var in = (ByteBuf) received;
        try {
            lastHeard = front.seconds();
            if (!closing) {
                frames.read(in);
            }
        } catch (FrameReader.Violation violation) {
            front.malformed();
            close(violation.code(), String.valueOf(violation.getMessage()));
        } finally {
            in.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        closing = true;
        front.closed(this);
        if (out != null) {
            out.release();
            out = null;
        }
    }

    /// A connection that was reset counts as closed; anything else is a mistake of ours.
    @Override
    public void exceptionCaught(ChannelHandlerContext broken, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.error("A message could not be handled", cause);
        }
        broken.close();
    }

    @Override
    public void message(byte[] bytes, int start, int end) {
        front.message(this, bytes, start, end);
    }

    @Override
    public void ping(byte[] bytes, int start, int end) {
        control(FINAL_PONG, bytes, start, end);
    }

    @Override
    public void closed(int code) {
        close(code == 1005 ? 1000 : code, "");
    }

    /// The member that this socket is of a swarm.
    @Nullable
    WebPeer memberOf(InfoHash infoHash) {
        return memberships.get(infoHash);
    }

    List<WebPeer> memberships() {
        return List.copyOf(memberships.values());
    }

    int membershipCount() {
        return memberships.size();
    }

    void joined(WebPeer peer) {
        memberships.put(peer.swarm.infoHash, peer);
        site |= peer.site;
    }

    void left(WebPeer peer) {
        memberships.remove(peer.swarm.infoHash, peer);
    }

    /// Whether the site's own seeder has shown its token here.
    boolean isSite() {
        return site;
    }

    PendingOffers pendingOffers(int maxAge) {
        if (pendingOffers == null) {
            pendingOffers = new PendingOffers(site ? OFFERS_OF_A_SEEDER : OFFERS_OF_A_PAGE, maxAge);
        }
        return pendingOffers;
    }

    /// Whether it keeps up with what it is sent.
    boolean isWritable() {
        return !closing && channel().channel().isWritable();
    }

    /// Queues one message for the end of the round.
    void send(JsonWriter message) {
        if (closing) {
            return;
        }
        if (channel().channel().bytesBeforeWritable() > HOPELESS) {
            // Word of it would only wait behind all the rest.
            channel().close();
            return;
        }
        frame(FINAL_TEXT, message.array(), 0, message.length());
    }

    void sendPing() {
        control(FINAL_PING, new byte[0], 0, 0);
    }

    private void control(int first, byte[] bytes, int start, int end) {
        if (!closing) {
            frame(first, bytes, start, end);
        }
    }

    private void frame(int first, byte[] bytes, int start, int end) {
        var length = end - start;
        var buffer = out;
        if (buffer == null) {
            buffer = channel().alloc().ioBuffer(Math.max(1024, length + 10));
            out = buffer;
            front.outbox().touch(this);
        }
        buffer.writeByte(first);
        if (length < 126) {
            buffer.writeByte(length);
        } else if (length <= 0xffff) {
            buffer.writeByte(126).writeShort(length);
        } else {
            buffer.writeByte(127).writeLong(length);
        }
        buffer.writeBytes(bytes, start, length);
    }

    void flush() {
        var buffer = out;
        if (buffer != null) {
            out = null;
            channel().writeAndFlush(buffer, channel().voidPromise());
        }
    }

    /// Closes with a reason that the peer's programmer may read (RFC 6455 §7.4).
    void close(int code, String reason) {
        if (closing) {
            return;
        }
        var text = reason.getBytes(StandardCharsets.UTF_8);
        var payload = new byte[2 + text.length];
        payload[0] = (byte) (code >>> 8);
        payload[1] = (byte) code;
        System.arraycopy(text, 0, payload, 2, text.length);
        frame(FINAL_CLOSE, payload, 0, payload.length);
        closing = true;
        front.closed(this);
        flush();
        var channel = channel();
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        // Who does not read does not let go either.
        var cutOff = channel.executor().schedule(() -> channel.close(), SECONDS_TO_LET_GO, TimeUnit.SECONDS);
        channel.channel().closeFuture().addListener(closed -> cutOff.cancel(false));
    }

    void closeGoingAway() {
        close(GOING_AWAY, "the tracker stops");
    }

    private ChannelHandlerContext channel() {
        if (context == null) {
            throw new IllegalStateException("not connected yet");
        }
        return context;
    }
}
