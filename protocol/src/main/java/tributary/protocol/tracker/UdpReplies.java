package tributary.protocol.tracker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes what a tracker answers over UDP (BEP 15).
public final class UdpReplies {

    /// Scrapes may name about this many swarms (BEP 15).
    public static final int MAX_SCRAPED = 74;

    private UdpReplies() {}

    public static ByteBuffer connect(int transactionId, long connectionId) {
        return head(16, UdpRequest.CONNECT, transactionId).putLong(connectionId).flip();
    }

    /// @param interval seconds until the next announce is wanted
    /// @param incomplete peers that lack something
    /// @param complete all others
    /// @param peers some of them, all of the family that the datagram travels by
    public static ByteBuffer announce(
            int transactionId, int interval, int incomplete, int complete, List<PeerAddress> peers) {
        var reply = head(20 + 18 * peers.size(), UdpRequest.ANNOUNCE, transactionId)
                .putInt(interval)
                .putInt(incomplete)
                .putInt(complete);
        for (var peer : peers) {
            reply.put(peer.ip().toBytes()).putShort((short) peer.port());
        }
        return reply.flip();
    }

    /// @param swarms in the order in which they were asked for
    public static ByteBuffer scrape(int transactionId, List<ScrapedSwarm> swarms) {
        var reply = head(8 + 12 * swarms.size(), UdpRequest.SCRAPE, transactionId);
        for (var swarm : swarms) {
            reply.putInt(swarm.complete());
            reply.putInt((int) Math.min(swarm.downloaded(), Integer.MAX_VALUE));
            reply.putInt(swarm.incomplete());
        }
        return reply.flip();
    }

    public static ByteBuffer error(int transactionId, String reason) {
        var text = reason.getBytes(StandardCharsets.UTF_8);
        return head(8 + text.length, UdpRequest.ERROR, transactionId).put(text).flip();
    }

    private static ByteBuffer head(int length, int action, int transactionId) {
        return ByteBuffer.allocate(length).putInt(action).putInt(transactionId);
    }
}
