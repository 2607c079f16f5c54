package tributary.backend.site;

import jakarta.servlet.http.HttpServletRequest;

/// What requests of one visitor have in common, for limits: the IPv4 address, or the /64 network of an IPv6 address, of
/// which
/// one line usually has a whole one to itself.
public final class Asker {

    private static final int GROUPS = 4;

    private Asker() {}

    public static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        var mapped = address.toLowerCase(java.util.Locale.ROOT).lastIndexOf("ffff:");
        if (mapped >= 0 && address.indexOf('.') > 0) {
            return address.substring(mapped + "ffff:".length());
        }
        var head = address.contains("::") ? address.substring(0, address.indexOf("::")) : address;
        var groups = head.isEmpty() ? new String[0] : head.split(":", -1);
        var network = new StringBuilder();
        for (var index = 0; index < GROUPS; index++) {
            network.append(index < groups.length ? Integer.parseInt(groups[index], 16) : 0)
                    .append(':');
        }
        return network.toString();
    }
}
