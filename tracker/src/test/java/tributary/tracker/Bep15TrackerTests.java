package tributary.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.tracker.TestTracker.HASH;
import static tributary.tracker.TestTracker.OTHER_HASH;
import static tributary.tracker.TestTracker.VIDEO;
import static tributary.tracker.TestTracker.peerId;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tributary.protocol.InfoHash;

class Bep15TrackerTests {

    private static final int CONNECT = 0;
    private static final int ANNOUNCE = 1;
    private static final int SCRAPE = 2;
    private static final int ERROR = 3;
    private static final int STARTED = 2;
    private static final int STOPPED = 3;

    private final TestTracker site = new TestTracker();
    private final DatagramSocket socket = newSocket();

    @BeforeEach
    void connect() throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), site.tracker.port()));
    }

    @AfterEach
    void stop() {
        socket.close();
        site.close();
    }

    @Test
    void peersHearOfEachOther() throws IOException {
        var connection = connection();
        announce(connection, HASH, "alice", 1001, 5, STARTED, -1);

        var reply = announce(connection, HASH, "bob", 1002, 0, STARTED, -1);

        assertThat(reply.getInt()).isEqualTo(ANNOUNCE);
        assertThat(reply.getInt()).isEqualTo(77);
        assertThat(reply.getInt()).isEqualTo(300);
        assertThat(reply.getInt()).as("leechers").isEqualTo(1);
        assertThat(reply.getInt()).as("seeders").isEqualTo(1);
        assertThat(reply.getInt()).isEqualTo(0x7f000001);
        assertThat(reply.getShort()).isEqualTo((short) 1001);
        assertThat(reply.hasRemaining()).isFalse();
        assertThat(site.counts()).isEqualTo(new SwarmCounts(1, 1, 0, 0));
    }

    @Test
    void withoutAPortThePeerIsWhereItsDatagramsComeFrom() throws IOException {
        var connection = connection();
        announce(connection, HASH, "alice", 0, 5, STARTED, -1);

        var reply = announce(connection, HASH, "bob", 1002, 5, STARTED, -1);

        assertThat(reply.getShort(24) & 0xffff).isEqualTo(socket.getLocalPort());
    }

    @Test
    void whoStopsIsGone() throws IOException {
        var connection = connection();
        announce(connection, HASH, "alice", 1001, 5, STARTED, -1);

        announce(connection, HASH, "alice", 1001, 5, STOPPED, -1);

        assertThat(site.counts()).isEqualTo(SwarmCounts.NONE);
    }

    @Test
    void aReplyFitsIntoADatagramThatIsNotFragmented() throws IOException {
        var connection = connection();
        for (var i = 0; i < 100; i++) {
            announce(connection, HASH, "p" + i, 2000 + i, 5, STARTED, 0);
        }

        assertThat(announce(connection, HASH, "bob", 1, 5, STARTED, 1_000_000).remaining())
                .isEqualTo(20 + 82 * 6);
        assertThat(announce(connection, HASH, "bob", 1, 5, STARTED, -1).remaining())
                .isEqualTo(20 + 50 * 6);
        assertThat(announce(connection, HASH, "bob", 1, 5, STARTED, 3).remaining())
                .isEqualTo(20 + 3 * 6);
    }

    @Test
    void aConnectionIdIsValidForTwoMinutesAndForNoOtherAddress() throws IOException {
        var connection = connection();
        site.time.advance(119);
        assertThat(announce(connection, HASH, "alice", 1001, 5, STARTED, 0).getInt())
                .isEqualTo(ANNOUNCE);
        site.time.advance(1);

        sendAnnounce(connection, HASH, "bob", 1002, 5, STARTED, 0);
        sendAnnounce(connection() ^ 1, HASH, "carol", 1003, 5, STARTED, 0);
        sendAnnounce(0x41727101980L, HASH, "dave", 1004, 5, STARTED, 0);

        assertThat(connection()).as("the next reply is to this").isNotZero();
        assertThat(site.counts().leechers()).isEqualTo(1);
    }

    @Test
    void swarmsThatDemandTokensAreClosedToThoseWhoCannotShowAny() throws IOException {
        site.tracker.admit(OTHER_HASH, VIDEO, true);

        assertThat(error(announce(connection(), OTHER_HASH, "alice", 1001, 5, STARTED, 0)))
                .isEqualTo("This torrent can only be joined from its page.");
    }

    @Test
    void unknownTorrentsAndEventsAreRefused() throws IOException {
        var connection = connection();
        assertThat(error(announce(connection, OTHER_HASH, "alice", 1001, 5, STARTED, 0)))
                .isEqualTo("This tracker does not serve that torrent.");
        assertThat(error(announce(connection, HASH, "alice", 1001, 5, 9, 0))).isEqualTo("invalid event");
    }

    @Test
    void scrapesTellOfWhatWasNamed() throws IOException {
        var connection = connection();
        announce(connection, HASH, "alice", 1001, 0, STARTED, 0);
        site.peer("page").announce(HASH, Map.of()).next();

        send(ByteBuffer.allocate(56)
                .putLong(connection)
                .putInt(SCRAPE)
                .putInt(78)
                .put(OTHER_HASH.toBytes())
                .put(HASH.toBytes()));
        var reply = receive();

        assertThat(reply.getInt()).isEqualTo(SCRAPE);
        assertThat(reply.getInt()).isEqualTo(78);
        assertThat(new int[] {reply.getInt(), reply.getInt(), reply.getInt()}).containsExactly(0, 0, 0);
        assertThat(new int[] {reply.getInt(), reply.getInt(), reply.getInt()}).containsExactly(1, 0, 1);
    }

    @Test
    void datagramsThatAreNoRequestsAreMetWithSilence() throws IOException {
        for (var length = 0; length < 120; length += 7) {
            send(ByteBuffer.wrap(new byte[length]).position(length));
        }

        assertThat(connection()).isNotZero();
    }

    private long connection() throws IOException {
        send(ByteBuffer.allocate(16).putLong(0x41727101980L).putInt(CONNECT).putInt(42));
        var reply = receive();
        assertThat(reply.remaining()).isEqualTo(16);
        assertThat(reply.getInt()).isEqualTo(CONNECT);
        assertThat(reply.getInt()).isEqualTo(42);
        return reply.getLong();
    }

    private ByteBuffer announce(long connection, InfoHash hash, String name, int port, long left, int event, int wanted)
            throws IOException {
        sendAnnounce(connection, hash, name, port, left, event, wanted);
        return receive();
    }

    private void sendAnnounce(long connection, InfoHash hash, String name, int port, long left, int event, int wanted)
            throws IOException {
        send(ByteBuffer.allocate(98)
                .putLong(connection)
                .putInt(ANNOUNCE)
                .putInt(77)
                .put(hash.toBytes())
                .put(peerId((name + "--------------------").substring(0, 20)).toBytes())
                .putLong(0)
                .putLong(left)
                .putLong(0)
                .putInt(event)
                .putInt(0x08080808)
                .putInt(0)
                .putInt(wanted)
                .putShort((short) port));
    }

    private void send(ByteBuffer datagram) throws IOException {
        var bytes = new byte[datagram.flip().remaining()];
        datagram.get(bytes);
        socket.send(new DatagramPacket(bytes, bytes.length));
    }

    private ByteBuffer receive() throws IOException {
        var packet = new DatagramPacket(new byte[2048], 2048);
        socket.receive(packet);
        return ByteBuffer.wrap(Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    private static String error(ByteBuffer reply) {
        assertThat(reply.getInt()).isEqualTo(ERROR);
        assertThat(reply.getInt()).isEqualTo(77);
        var text = new byte[reply.remaining()];
        reply.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static DatagramSocket newSocket() {
        try {
            var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            socket.setSoTimeout(20_000);
            return socket;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
