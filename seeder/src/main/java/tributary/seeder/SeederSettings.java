package tributary.seeder;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.seeder.transport.PeerLimits;
import tributary.seeder.transport.webrtc.RtcSettings;

/// What the environment says.
///
/// @param site address of the site, without a path
/// @param token that opens the site's worker API to seeders; never logged
/// @param name by which the operator knows this seeder
/// @param home data folder shared with the site, if it is
/// @param endsWithInput whether to stop when standard input ends, which it does when the site dies that started this
/// @param tcpPort for ordinary BitTorrent clients; 0 for any that is free, -1 for none
/// @param uploadBytesPerSecond for all peers together, 0 for no limit
/// @param remoteCacheBytes memory for content that is fetched from the site, of all swarms together
public record SeederSettings(
        URI site,
        String token,
        String name,
        @Nullable Path home,
        boolean endsWithInput,
        int tcpPort,
        long uploadBytesPerSecond,
        long remoteCacheBytes,
        PeerLimits peers,
        RtcSettings rtc) {

    /// @throws IllegalArgumentException with a sentence that says which variable is missing or wrong
    static SeederSettings of(Map<String, String> environment) {
        var variables = new Variables(environment);
        var ports = variables.portRange("TRIBUTARY_SEEDER_UDP_PORTS", "49160-50159");
        return new SeederSettings(
                variables.address("TRIBUTARY_SITE_URL"),
                variables.required("TRIBUTARY_WORKER_TOKEN"),
                variables.text("TRIBUTARY_WORKER_NAME", "seeder"),
                environment.containsKey("TRIBUTARY_HOME")
                        ? Path.of(variables.required("TRIBUTARY_HOME")).toAbsolutePath()
                        : null,
                variables.text("TRIBUTARY_PARENT", "").equals("stdin"),
                (int) variables.number("TRIBUTARY_SEEDER_TCP_PORT", 6881, -1, 65_535),
                variables.number("TRIBUTARY_SEEDER_UPLOAD_LIMIT", 0, 0, Long.MAX_VALUE),
                variables.number("TRIBUTARY_SEEDER_REMOTE_CACHE", 64 << 20, 1 << 20, 1 << 30),
                new PeerLimits(
                        (int) variables.number("TRIBUTARY_SEEDER_MAX_CONNECTIONS", 200, 1, 10_000),
                        (int) variables.number("TRIBUTARY_SEEDER_MAX_CONNECTIONS_PER_SWARM", 100, 1, 10_000),
                        variables.number("TRIBUTARY_SEEDER_PEER_PACE", 0, 0, Long.MAX_VALUE)),
                new RtcSettings(
                        ports[0],
                        ports[1],
                        variables.ipv4("TRIBUTARY_SEEDER_PUBLIC_ADDRESS"),
                        variables.number("TRIBUTARY_SEEDER_FACTORY_MESSAGES", 500_000, 1_000, 100_000_000),
                        Duration.ofSeconds(
                                variables.number("TRIBUTARY_SEEDER_FACTORY_DRAIN_SECONDS", 300, 0, 86_400))));
    }

    @Override
    public String toString() {
        return name + " for " + site + (home == null ? ", files over HTTP" : ", files in " + home) + ", UDP "
                + rtc.minPort() + " to " + rtc.maxPort() + ", at most " + peers.connections() + " connections";
    }

    /// The environment, read with complaints that name the variable.
    private record Variables(Map<String, String> environment) {

        String required(String name) {
            var value = text(name, "");
            if (value.isEmpty()) {
                throw new IllegalArgumentException(name + " is not set");
            }
            return value;
        }

        String text(String name, String otherwise) {
            var value = environment.get(name);
            return value == null || value.isBlank() ? otherwise : value.strip();
        }

        URI address(String name) {
            var address = URI.create(required(name));
            if (address.getHost() == null || address.getScheme() == null) {
                throw new IllegalArgumentException(name + " must be an address such as http://127.0.0.1:8080");
            }
            return address;
        }

        long number(String name, long otherwise, long least, long most) {
            var value = text(name, Long.toString(otherwise));
            try {
                var number = Long.parseLong(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException _) {
                // The sentence below says it.
            }
            throw new IllegalArgumentException(
                    name + " must be a number from " + least + " to " + most + ", not " + value);
        }

        int[] portRange(String name, String otherwise) {
            var value = text(name, otherwise);
            var match = Pattern.compile("(\\d{1,5})-(\\d{1,5})").matcher(value);
            if (match.matches()) {
                var first = Integer.parseInt(match.group(1));
                var last = Integer.parseInt(match.group(2));
                if (first >= 1 && first <= last && last <= 65_535) {
                    return new int[] {first, last};
                }
            }
            throw new IllegalArgumentException(name + " must be a range of ports such as 49160-50159, not " + value);
        }

        @Nullable
        InetAddress ipv4(String name) {
            var value = text(name, "");
            if (value.isEmpty()) {
                return null;
            }
            if (!value.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
                throw new IllegalArgumentException(name + " must be an IPv4 address, not " + value);
            }
            try {
                return InetAddress.getByName(value);
            } catch (UnknownHostException wrong) {
                throw new IllegalArgumentException(name + " must be an IPv4 address, not " + value, wrong);
            }
        }
    }
}
