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

    boolean take(Ip ip) {
        var ofThis = connections.getOrDefault(ip, 0);
        if (inAll >= maxInAll || ofThis >= maxOfOne) {
            return false;
        }
        connections.put(ip, ofThis + 1);
        inAll++;
        return true;
    }

    void giveBack(Ip ip) {
        connections.computeIfPresent(ip, (same, count) -> count == 1 ? null : count - 1);
        inAll--;
    }
}
