package tributary.tracker;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.tracker.PeerAddress;
import tributary.protocol.tracker.PeerAddress.Ip;
import tributary.protocol.tracker.UdpReplies;
import tributary.protocol.tracker.UdpRequest;
import tributary.tracker.AddressAnnounces.Families;
import tributary.tracker.AddressAnnounces.No;
import tributary.tracker.AddressAnnounces.Yes;

/// Announces and scrapes over UDP (BEP 15). Datagrams that are malformed or have no valid connection id are met with
/// silence: their sender's address may be someone else's.
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails closes its channel, which is what is acted upon.
@Sharable
final class UdpFront extends SimpleChannelInboundHandler<DatagramPacket> {

    private static final Logger LOG = LoggerFactory.getLogger(UdpFront.class);

    private final AddressAnnounces announces;
    private final ConnectionIds connectionIds = new ConnectionIds();
    private final Statistics statistics;
    private final TrackerTime time;

    UdpFront(AddressAnnounces announces, TrackerCore core) {
        this.announces = announces;
        this.statistics = core.statistics();
        this.time = core.time();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
        var reply = reply(datagram);
        if (reply != null) {
            context.write(new DatagramPacket(Unpooled.wrappedBuffer(reply), datagram.sender()));
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    private @Nullable ByteBuffer reply(DatagramPacket datagram) {
        var sender = datagram.sender();
        var ip = Ip.of(sender.getAddress());
        var now = time.seconds();
        return switch (UdpRequest.read(datagram.content().nioBuffer())) {
            case null -> {
                statistics.malformed.increment();
                yield null;
            }
            case UdpRequest.Connect(var transaction) -> UdpReplies.connect(transaction, connectionIds.issue(ip, now));
            case UdpRequest.Announce announce ->
                connectionIds.isValid(announce.connectionId(), ip, now) ? announce(announce, ip, sender) : null;
            case UdpRequest.Scrape scrape ->
                connectionIds.isValid(scrape.connectionId(), ip, now) ? scrape(scrape) : null;
        };
    }

    private ByteBuffer announce(UdpRequest.Announce announce, Ip ip, InetSocketAddress sender) {
        statistics.udpAnnounces.increment();
        var event = announce.event();
        if (event == null) {
            return UdpReplies.error(announce.transactionId(), "invalid event");
        }
        var port = announce.port() == 0 ? sender.getPort() : announce.port();
        var request = new AddressAnnounces.Request(
                announce.infoHash(),
                new PeerAddress(announce.peerId(), ip, port),
                event,
                announce.complete(),
                announce.wanted(),
                ip.isV4() ? Families.V4 : Families.V6,
                null);
        return switch (announces.announce(request)) {
            case No(var reason) -> UdpReplies.error(announce.transactionId(), reason);
            case Yes(var interval, var complete, var incomplete, var peers) ->
                UdpReplies.announce(announce.transactionId(), interval, incomplete, complete, peers);
        };
    }

    private ByteBuffer scrape(UdpRequest.Scrape scrape) {
        var infoHashes = scrape.infoHashes();
        var some = infoHashes.subList(0, Math.min(infoHashes.size(), UdpReplies.MAX_SCRAPED));
        return UdpReplies.scrape(scrape.transactionId(), announces.scrape(some));
    }

    /// Whatever goes wrong with one datagram, the next one is welcome.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.error("A datagram could not be handled", cause);
        }
    }
}
