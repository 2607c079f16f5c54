package tributary.tracker;

import java.net.InetAddress;
import java.util.List;
import tributary.protocol.tracker.PeerAddress.Ip;

/// Tells whom a request comes from when proxies stand between.
final class TrustedProxies {

    /// Addresses that agree in their first bits, IPv4 in its mapped form.
    private record Network(Ip base, int bits) {

        boolean contains(Ip ip) {
            return agree(ip.high(), base.high(), Math.min(bits, 64)) && agree(ip.low(), base.low(), bits - 64);
        }

        private static boolean agree(long one, long other, int bits) {
            return bits <= 0 || (one ^ other) >>> (64 - bits) == 0;
        }
    }

    private static final int MAPPED_BITS = 96;

    private final List<Network> networks;

    /// @param networks addresses, or networks as `10.0.0.0/8`
    /// @throws IllegalArgumentException if one is neither
    TrustedProxies(List<String> networks) {
        this.networks = networks.stream().map(TrustedProxies::network).toList();
    }

    /// Whose request it is: the last one in `X-Forwarded-For` that is not itself a trusted proxy, as far as trusted
    /// ones wrote it.
    ///
    /// @param remote who the connection comes from
    /// @param forwardedFor the header's values in order, joined by commas; empty if there is none
    Ip clientOf(Ip remote, String forwardedFor) {
        var client = remote;
        var hops = forwardedFor.split(",", -1);
        for (var i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
            var hop = hops[i].strip();
            if (!isLiteral(hop)) {
                return client;
            }
            client = literal(hop);
        }
        return client;
    }

    boolean isTrusted(Ip ip) {
        return networks.stream().anyMatch(network -> network.contains(ip));
    }

    private static Network network(String text) {
        var slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        if (!isLiteral(address)) {
            throw new IllegalArgumentException("\"" + text + "\" is neither an IP address nor a network");
        }
        var ip = literal(address);
        var offset = ip.isV4() ? MAPPED_BITS : 0;
        var bits = slash < 0 ? 128 : offset + Integer.parseInt(text.substring(slash + 1));
        if (bits < offset || bits > 128) {
            throw new IllegalArgumentException("\"" + text + "\" has a prefix of an impossible length");
        }
        return new Network(ip, bits);
    }

    /// Whether it can only be an address: anything else would be looked up as a name.
    static boolean isLiteral(String text) {
        if (text.isEmpty() || text.length() > 45) {
            return false;
        }
        if (text.indexOf(':') >= 0) {
            return text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.') && parses(text);
        }
        return text.matches("\\d{1,3}(\\.\\d{1,3}){3}") && parses(text);
    }

    private static boolean parses(String text) {
        try {
            return InetAddress.ofLiteral(text) != null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    static Ip literal(String text) {
        return Ip.of(InetAddress.ofLiteral(text));
    }
}
