package tributary.backend.admin.health;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;
import tributary.backend.settings.LiveSettings;

/// Sends a binding request to the STUN server (RFC 8489, 5), if the site uses one.
@Component
class StunTest implements HealthTest {

    private static final int USUAL_PORT = 3478;
    private static final short BINDING_REQUEST = 0x0001;
    private static final short BINDING_ANSWER = 0x0101;
    private static final int MAGIC_COOKIE = 0x2112A442;

    private final LiveSettings settings;

    StunTest(LiveSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "stun";
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public HealthResult run() throws IOException {
        var server = settings.of(HealthSettings.class).stun();
        if (server.isBlank()) {
            return HealthResult.off("off");
        }
        var colon = server.lastIndexOf(':');
        var host = colon < 0 ? server : server.substring(0, colon);
        var port = colon < 0 ? USUAL_PORT : Integer.parseInt(server.substring(colon + 1));
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(5000);
            var request = ByteBuffer.allocate(20)
                    .putShort(BINDING_REQUEST)
                    .putShort((short) 0)
                    .putInt(MAGIC_COOKIE)
                    .putLong(ThreadLocalRandom.current().nextLong())
                    .putInt(ThreadLocalRandom.current().nextInt());
            socket.send(new DatagramPacket(request.array(), request.capacity(), InetAddress.getByName(host), port));
            var answer = new byte[512];
            socket.receive(new DatagramPacket(answer, answer.length));
            return ByteBuffer.wrap(answer).getShort() == BINDING_ANSWER
                    ? HealthResult.fine("fine", server)
                    : HealthResult.broken("other", server);
        } catch (SocketTimeoutException _) {
            return HealthResult.broken("silent", server);
        }
    }
}
