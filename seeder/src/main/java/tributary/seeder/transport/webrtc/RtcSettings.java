package tributary.seeder.transport.webrtc;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// @param minPort first UDP port; each peer takes one per network interface
/// @param maxPort last UDP port
/// @param publicAddress IPv4 address to name in descriptions instead of this machine's own, for a one-to-one NAT
/// @param factoryMessages received messages after which the native factory is replaced, because each leaks
/// @param factoryDrain how long the peers of a replaced factory may stay
public record RtcSettings(
        int minPort, int maxPort, @Nullable InetAddress publicAddress, long factoryMessages, Duration factoryDrain) {}
