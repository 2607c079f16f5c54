package tributary.tracker;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.tracker.PeerAddress.Ip;

/// What comes to the tracker's TCP port begins as HTTP: announces and scrapes, the opening of a WebSocket, or somebody
/// who only wants to know what this is.
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails closes its channel, which is what is acted upon.
final class HttpFront extends SimpleChannelInboundHandler<HttpObject> {

    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String GREETING = "This is a BitTorrent and WebTorrent tracker. Its address is /announce.\n";

    private final HttpTracker tracker;
    private final TrustedProxies proxies;
    private final AddressQuota quota;
    private final Supplier<WebSocketConnection> webSockets;
    private @Nullable HttpRequest request;
    private boolean open;
    private @Nullable Ip counted;

    HttpFront(
            HttpTracker tracker, TrustedProxies proxies, AddressQuota quota, Supplier<WebSocketConnection> webSockets) {
        this.tracker = tracker;
        this.proxies = proxies;
        this.quota = quota;
        this.webSockets = webSockets;
    }

    /// A connection counts from its first moment, not from its first request: who says nothing takes room as well.
    /// Whom one of a proxy belongs to is known only when it speaks.
    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        open = quota.open();
        var remote = remote(context);
        if (!open || (!proxies.isTrusted(remote) && !admit(remote))) {
            context.close();
            return;
        }
        super.channelActive(context);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            refuse(context, HttpResponseStatus.BAD_REQUEST, "The request could not be read.\n");
            return;
        }
        if (part instanceof HttpRequest begun) {
            request = begun;
        }
        if (part instanceof HttpContent content && content.content().isReadable()) {
            refuse(context, HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "A tracker takes no content.\n");
            return;
        }
        var whole = request;
        if (part instanceof LastHttpContent && whole != null) {
            request = null;
            handle(context, whole);
        }
    }

    private void handle(ChannelHandlerContext context, HttpRequest whole) {
        if (!whole.method().equals(HttpMethod.GET) && !whole.method().equals(HttpMethod.HEAD)) {
            var response = response(HttpResponseStatus.METHOD_NOT_ALLOWED, TEXT, bytes("Use GET.\n"));
            response.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
            send(context, whole, response);
            return;
        }
        var uri = whole.uri();
        var mark = uri.indexOf('?');
        var path = mark < 0 ? uri : uri.substring(0, mark);
        var query = mark < 0 ? "" : uri.substring(mark + 1);
        var ip = clientOf(context, whole);
        if (!admit(ip)) {
            refuse(context, HttpResponseStatus.TOO_MANY_REQUESTS, "Too many connections from your address.\n");
            return;
        }
        var asksForWebSocket = WebSocketHandshake.isAskedFor(whole.headers());
        switch (path) {
            case "/", "/announce", "/announce/" -> {
                if (asksForWebSocket) {
                    upgrade(context, whole);
                } else if (path.equals("/")) {
                    send(context, whole, response(HttpResponseStatus.OK, TEXT, bytes(GREETING)));
                } else {
                    send(context, whole, bencoded(tracker.announce(query, ip)));
                }
            }
            case "/scrape", "/scrape/" -> send(context, whole, bencoded(tracker.scrape(query)));
            default ->
                send(
                        context,
                        whole,
                        response(
                                HttpResponseStatus.NOT_FOUND,
                                TEXT,
                                bytes("There is nothing here. The tracker is at /announce.\n")));
        }
    }

    private Ip clientOf(ChannelHandlerContext context, HttpRequest whole) {
        var forwardedFor = String.join(",", whole.headers().getAll("X-Forwarded-For"));
        return proxies.clientOf(remote(context), forwardedFor);
    }

    private static Ip remote(ChannelHandlerContext context) {
        return Ip.of(((InetSocketAddress) context.channel().remoteAddress()).getAddress());
    }

    /// The first request of a connection tells whom it belongs to, later ones of a proxy may tell otherwise.
    private boolean admit(Ip ip) {
        if (counted == null && quota.take(ip)) {
            counted = ip;
        }
        return counted != null;
    }

    private void upgrade(ChannelHandlerContext context, HttpRequest whole) {
        var response = WebSocketHandshake.answer(whole.headers());
        if (response.status().code() != 101) {
            send(context, whole, response);
            return;
        }
        context.writeAndFlush(response);
        var pipeline = context.pipeline();
        pipeline.addLast(webSockets.get());
        pipeline.remove(ReadTimeoutHandler.class);
        pipeline.remove(HttpServerCodec.class);
    }

    private static void send(ChannelHandlerContext context, HttpRequest whole, FullHttpResponse response) {
        if (whole.method().equals(HttpMethod.HEAD)) {
            response.content().clear();
        }
        var keep = HttpUtil.isKeepAlive(whole);
        HttpUtil.setKeepAlive(response, keep);
        var sent = context.writeAndFlush(response);
        if (!keep) {
            sent.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static void refuse(ChannelHandlerContext context, HttpResponseStatus status, String why) {
        var response = response(status, TEXT, bytes(why));
        HttpUtil.setKeepAlive(response, false);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    private static FullHttpResponse bencoded(byte[] reply) {
        var response = response(HttpResponseStatus.OK, "text/plain", Unpooled.wrappedBuffer(reply));
        response.headers().set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        return response;
    }

    private static FullHttpResponse response(HttpResponseStatus status, String type, ByteBuf content) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type)
                .set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        return response;
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    /// Sees the end of WebSockets, too, as it stays in front of them.
    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        if (counted != null) {
            quota.giveBack(counted);
            counted = null;
        }
        if (open) {
            quota.closed();
            open = false;
        }
        super.channelInactive(context);
    }

    /// Broken connections and such as fell silent are everyday; anything else is a mistake of ours.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException) && !(cause instanceof ReadTimeoutException)) {
            LOG.error("A request could not be handled", cause);
        }
        context.close();
    }
}
