package tributary.seeder.transport.webrtc;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Session descriptions as text (RFC 8866), as far as a data channel without trickling needs to change them.
final class Sdp {

    /// Longest description that is taken from a stranger, in characters. Chromium's have about 700.
    static final int MAX_LENGTH = 16 << 10;

    private static final String CANDIDATE = "a=candidate:";
    private static final int MOST_CANDIDATES = 8;
    private static final int TRANSPORT = 2;
    private static final int ADDRESS = 4;

    private Sdp() {}

    /// A description from a page, made safe: candidates are kept only if they are UDP with a literal address, and only
    /// a
    /// few. Names such as `…​.local` (mDNS) would be looked up; the page finds this side by its own checks.
    static String received(String sdp) {
        var lines = new ArrayList<String>();
        var candidates = 0;
        for (var line : sdp.lines().toList()) {
            if (!line.startsWith(CANDIDATE)) {
                lines.add(line);
            } else if (isLiteralUdp(line) && candidates++ < MOST_CANDIDATES) {
                lines.add(line);
            }
        }
        return joined(lines);
    }

    /// This side's description for a page: whole, so not to be trickled; without TCP candidates; if the machine is
    /// behind
    /// a one-to-one NAT, with the address by which the world reaches it instead of its own.
    ///
    /// @param publicAddress IPv4 address of the NAT
    static String toSend(String sdp, @Nullable InetAddress publicAddress) {
        var lines = new LinkedHashSet<String>();
        var others = new ArrayList<String>();
        for (var line : sdp.lines().toList()) {
            if (line.equals("a=ice-options:trickle")) {
                continue;
            }
            if (line.startsWith(CANDIDATE)) {
                var candidate = isLiteralUdp(line) ? rewritten(line, publicAddress) : null;
                if (candidate != null && lines.add(candidate)) {
                    others.add(candidate);
                }
            } else {
                others.add(line);
            }
        }
        return joined(others);
    }

    static boolean hasCandidates(String sdp) {
        return sdp.lines().anyMatch(line -> line.startsWith(CANDIDATE));
    }

    private static @Nullable String rewritten(String line, @Nullable InetAddress publicAddress) {
        if (publicAddress == null) {
            return line;
        }
        var fields = line.split(" ", -1);
        if (fields[ADDRESS].indexOf(':') >= 0) {
            return null;
        }
        fields[ADDRESS] = publicAddress.getHostAddress();
        return String.join(" ", fields);
    }

    /// `candidate:foundation component transport priority address port typ …` (RFC 8839, 5.1).
    private static boolean isLiteralUdp(String line) {
        var fields = line.split(" ", -1);
        return fields.length > ADDRESS + 1
                && fields[TRANSPORT].equalsIgnoreCase("udp")
                && fields[ADDRESS].chars().allMatch(Sdp::inAddress)
                && fields[ADDRESS].chars().anyMatch(character -> character == '.' || character == ':');
    }

    private static boolean inAddress(int character) {
        return Character.digit(character, 16) >= 0 || character == '.' || character == ':';
    }

    private static String joined(List<String> lines) {
        return String.join("\r\n", lines) + "\r\n";
    }
}
