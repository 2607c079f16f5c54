package tributary.tracker;

import java.util.HashMap;
import java.util.Map;
import tributary.protocol.tracker.PeerAddress.Ip;

/// How many connections there are, in all and from each address.
final class AddressQuota {

    private final Map<Ip, Integer> connections = new HashMap<>();
    private final int maxInAll;
    private final int maxOfOne;
    private int inAll;

    AddressQuota(TrackerSettings settings) {
        this.maxInAll = settings.maxSockets();
        this.maxOfOne = settings.maxSocketsPerAddress();
    }

    /// Counts a connection whose maker is not known yet.
    boolean open() {
        if (inAll >= maxInAll) {
            return false;
        }
        inAll++;
        return true;
    }

    void closed() {
        inAll--;
    }

    /// Counts a connection as one of an address; an IPv6 one stands for its /64, which is what one customer has.
    boolean take(Ip ip) {
        var ofThis = connections.getOrDefault(customer(ip), 0);
        if (ofThis >= maxOfOne) {
            return false;
        }
        connections.put(customer(ip), ofThis + 1);
        return true;
    }

    void giveBack(Ip ip) {
        connections.computeIfPresent(customer(ip), (same, count) -> count == 1 ? null : count - 1);
    }

    private static Ip customer(Ip ip) {
        return ip.isV4() ? ip : new Ip(ip.high(), 0);
    }
}
