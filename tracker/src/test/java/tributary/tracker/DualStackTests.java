package tributary.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.tracker.TestTracker.HASH;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DualStackTests {

    private static final int TIMEOUT = 20_000;

    @Test
    void allAddressesOfTheMachineAreServedUnlessOneIsNamed() throws IOException {
        try (var site = new TestTracker(Map.of("host", ""))) {
            for (var address : loopbacks()) {
                try (var socket = new Socket(address, site.tracker.port());
                        var datagrams = new DatagramSocket()) {
                    assertThat(socket.isConnected()).isTrue();
                    datagrams.setSoTimeout(TIMEOUT);
                    var connect = ByteBuffer.allocate(16)
                            .putLong(0x41727101980L)
                            .putInt(0)
                            .putInt(42)
                            .array();
                    datagrams.send(new DatagramPacket(
                            connect, connect.length, new InetSocketAddress(address, site.tracker.port())));
                    var reply = new DatagramPacket(new byte[100], 100);
                    datagrams.receive(reply);
                    assertThat(reply.getLength()).as(address.toString()).isEqualTo(16);
                }
            }
            assertThat(site.tracker.counts(HASH)).isEqualTo(SwarmCounts.NONE);
        }
    }

    /// 127.0.0.1, and ::1 where the machine has it.
    private static List<InetAddress> loopbacks() throws IOException {
        var addresses = new ArrayList<InetAddress>();
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(InetAddress::isLoopbackAddress)
                .forEach(addresses::add);
        assertThat(addresses).isNotEmpty();
        return addresses;
    }
}
