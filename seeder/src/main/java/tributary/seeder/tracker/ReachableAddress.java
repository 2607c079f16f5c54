package tributary.seeder.tracker;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Under which address clients elsewhere reach this machine. A tracker on the same machine sees only the loopback one,
/// which it must not hand out.
public final class ReachableAddress {

    private final @Nullable InetAddress configured;

    /// @param configured the address of a one-to-one NAT, if there is one
    public ReachableAddress(@Nullable InetAddress configured) {
        this.configured = configured;
    }

    /// The configured address, else the first IPv4 address of an interface that is up and not the loopback one.
    Optional<InetAddress> address() {
        if (configured != null) {
            return Optional.of(configured);
        }
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(ReachableAddress::leadsOut)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLinkLocalAddress())
                    .findFirst();
        } catch (SocketException noInterfaces) {
            return Optional.empty();
        }
    }

    private static boolean leadsOut(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (SocketException gone) {
            return false;
        }
    }
}
