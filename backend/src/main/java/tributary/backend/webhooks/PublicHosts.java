package tributary.backend.webhooks;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.stereotype.Component;

/// Finds the address of a host and refuses what lies inside somebody's own network. The caller connects to the address
/// that was looked at, so that a name cannot lead elsewhere a moment later.
@Component
class PublicHosts {

    private final boolean allowPrivate;

    PublicHosts(WebhookSettings settings) {
        this.allowPrivate = settings.allowPrivate();
    }

    /// @throws UnknownHostException if there is no such host, or any of its addresses is not a public one
    InetAddress find(String host) throws UnknownHostException {
        var bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        var addresses = InetAddress.getAllByName(bare);
        for (var address : addresses) {
            if (!allowPrivate && !isPublic(address)) {
                throw new UnknownHostException(host + " leads to " + address.getHostAddress()
                        + ", which is not an address of the public internet");
            }
        }
        return addresses[0];
    }

    /// IANA's registries of special-purpose addresses (RFC 6890), and the ways by which IPv6 wraps IPv4.
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        return switch (address) {
            case Inet4Address _ -> isPublic4(bytes);
            case Inet6Address _ -> isPublic6(bytes);
            default -> false;
        };
    }

    private static boolean isPublic4(byte[] bytes) {
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        var third = bytes[2] & 0xff;
        return !(first == 0
                || first >= 224
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 198 && (second == 18 || second == 19))
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113));
    }

    private static boolean isPublic6(byte[] bytes) {
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        var isGlobalUnicast = (first & 0xe0) == 0x20;
        var is6to4 = first == 0x20 && second == 0x02;
        var isTeredoOrDocumentation = first == 0x20 && second == 0x01 && (bytes[2] == 0 || (bytes[2] & 0xff) == 0x0d);
        return isGlobalUnicast && !is6to4 && !isTeredoOrDocumentation;
    }
}
