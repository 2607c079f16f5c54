package tributary.tracker;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How a tracker behaves, and what it takes from strangers. [#defaults()] has the values that `docs/operating.md`
/// names.
///
/// @param host address to listen on, empty for all of them, of both families
/// @param port for TCP (WebSocket and HTTP) and UDP alike, 0 for any free one
/// @param trustedProxies addresses and networks (`10.0.0.0/8`) whose `X-Forwarded-For` is believed
/// @param shortInterval between a page's announces while its swarm is small
/// @param interval between a page's announces when its swarm is large
/// @param peerAge how long a page stays a member without announcing, longer than `interval`
/// @param addressInterval between announces over HTTP and UDP, at least five minutes: ordinary clients do not
///     announce more often, whatever they are told; such a peer stays for two of them and a minute
/// @param offerAge how long an offer may be answered; pages give their offers up after 50 seconds
/// @param pingInterval of silence on a WebSocket before it is pinged; after three of them it is closed
/// @param maxMessage longest message over a WebSocket in bytes, up to 64 KiB
/// @param maxOffers of one announce, the rest is passed over
/// @param maxHashes torrents that one WebSocket may be in; the site's seeder may be in all
/// @param maxMessagesPerSecond of one WebSocket in the long run, five seconds' worth at once; the site's seeder
///     is not held back
/// @param maxSockets TCP connections in all
/// @param maxSocketsPerAddress TCP connections from one address, as the trusted proxies tell it
/// @param maxPeers addresses in one reply over HTTP or UDP, up to 200
public record TrackerSettings(
        String host,
        int port,
        List<String> trustedProxies,
        Duration shortInterval,
        Duration interval,
        Duration peerAge,
        Duration addressInterval,
        Duration offerAge,
        Duration pingInterval,
        int maxMessage,
        int maxOffers,
        int maxHashes,
        int maxMessagesPerSecond,
        int maxSockets,
        int maxSocketsPerAddress,
        int maxPeers) {

    public TrackerSettings {
        trustedProxies = List.copyOf(trustedProxies);
        require(port >= 0 && port <= 0xffff, "port is 0 to 65535");
        require(positive(shortInterval) && shortInterval.compareTo(interval) <= 0, "short-interval is up to interval");
        require(peerAge.compareTo(interval) > 0, "peer-age is longer than interval");
        require(positive(addressInterval), "address-interval is longer than 0");
        require(positive(offerAge), "offer-age is longer than 0");
        require(positive(pingInterval), "ping-interval is longer than 0");
        require(maxMessage >= 1024 && maxMessage <= 0x1_0000, "max-message is 1024 to 65536");
        require(maxOffers >= 0 && maxOffers <= 100, "max-offers is 0 to 100");
        require(maxHashes >= 1, "max-hashes is at least 1");
        require(maxMessagesPerSecond >= 1, "max-messages-per-second is at least 1");
        require(maxSockets >= 1, "max-sockets is at least 1");
        require(maxSocketsPerAddress >= 1, "max-sockets-per-address is at least 1");
        require(maxPeers >= 1 && maxPeers <= 200, "max-peers is 1 to 200");
    }

    public static TrackerSettings defaults() {
        return read(key -> null);
    }

    /// Reads settings by their keys as `docs/operating.md` names them, without `tributary.tracker.`; what is not set
    /// has
    /// its default.
    ///
    /// @param value gives a key's value, null if it is not set
    /// @throws IllegalArgumentException naming the key whose value makes no sense
    public static TrackerSettings read(Function<String, @Nullable String> value) {
        var read = new Reader(value);
        return new TrackerSettings(
                read.value("host", "", UnaryOperator.identity()),
                read.number("port", 6969),
                read.value("trusted-proxies", "127.0.0.0/8,::1", TrackerSettings::list),
                read.duration("short-interval", "30s"),
                read.duration("interval", "120s"),
                read.duration("peer-age", "180s"),
                read.duration("address-interval", "300s"),
                read.duration("offer-age", "60s"),
                read.duration("ping-interval", "30s"),
                read.number("max-message", 65_536),
                read.number("max-offers", 10),
                read.number("max-hashes", 100),
                read.number("max-messages-per-second", 20),
                read.number("max-sockets", 50_000),
                read.number("max-sockets-per-address", 500),
                read.number("max-peers", 82));
    }

    /// How long a peer that announced over HTTP or UDP stays a member.
    Duration addressPeerAge() {
        return addressInterval.multipliedBy(2).plusMinutes(1);
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException("tributary.tracker." + rule);
        }
    }

    private static boolean positive(Duration duration) {
        return duration.toSeconds() > 0;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /// `90s`, `5m`, `1h`, or ISO 8601's `PT90S`; a bare number is seconds.
    private static Duration duration(String text) {
        var upper = text.strip().toUpperCase(Locale.ROOT);
        if (upper.startsWith("P")) {
            return Duration.parse(upper);
        }
        return Duration.parse("PT" + (Character.isDigit(upper.charAt(upper.length() - 1)) ? upper + "S" : upper));
    }

    private record Reader(Function<String, @Nullable String> source) {

        int number(String key, int otherwise) {
            return value(key, Integer.toString(otherwise), text -> Integer.parseInt(text.strip()));
        }

        Duration duration(String key, String otherwise) {
            return value(key, otherwise, TrackerSettings::duration);
        }

        <T> T value(String key, String otherwise, Function<String, T> parse) {
            var text = source.apply(key);
            try {
                return parse.apply(text == null || text.isBlank() ? otherwise : text);
            } catch (RuntimeException unreadable) {
                throw new IllegalArgumentException(
                        "tributary.tracker." + key + " cannot be \"" + text + "\"", unreadable);
            }
        }
    }
}
