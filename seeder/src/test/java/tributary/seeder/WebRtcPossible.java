package tributary.seeder;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// WebRTC finds no addresses on a machine whose only interface is the loopback one. There a dummy interface is made if
/// that is allowed; traffic to it stays inside.
final class WebRtcPossible {

    private WebRtcPossible() {}

    static synchronized void check() throws IOException {
        if (there()) {
            return;
        }
        run("ip", "link", "add", "tributary0", "type", "dummy");
        run("ip", "address", "add", "192.0.2.77/24", "dev", "tributary0");
        run("ip", "link", "set", "tributary0", "up");
        if (!there()) {
            throw new AssertionError(
                    "This machine has no network interface but the loopback one, and none could be made."
                            + " Type as root: ip link add tributary0 type dummy && ip address add 192.0.2.77/24 dev tributary0"
                            + " && ip link set tributary0 up");
        }
    }

    private static boolean there() throws IOException {
        for (var network : NetworkInterface.networkInterfaces().toList()) {
            if (network.isUp()
                    && !network.isLoopback()
                    && network.inetAddresses().anyMatch(Inet4Address.class::isInstance)) {
                return true;
            }
        }
        return false;
    }

    private static void run(String... command) throws IOException {
        try {
            new ProcessBuilder(List.of(command)).inheritIO().start().waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
