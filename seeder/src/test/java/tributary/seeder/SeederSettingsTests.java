package tributary.seeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tributary.seeder.transport.PeerLimits;
import tributary.seeder.transport.webrtc.RtcSettings;

class SeederSettingsTests {

    private static final Map<String, String> LEAST =
            Map.of("TRIBUTARY_SITE_URL", "http://127.0.0.1:8080", "TRIBUTARY_WORKER_TOKEN", "secret");

    @Test
    void hasDefaults() {
        assertThat(SeederSettings.of(LEAST))
                .isEqualTo(new SeederSettings(
                        URI.create("http://127.0.0.1:8080"),
                        "secret",
                        "seeder",
                        null,
                        false,
                        6881,
                        0,
                        64 << 20,
                        new PeerLimits(200, 100, 0),
                        new RtcSettings(49_160, 50_159, null, 500_000, Duration.ofMinutes(5))));
    }

    @Test
    void readsEveryVariable() throws Exception {
        var environment = new HashMap<>(LEAST);
        environment.putAll(Map.of(
                "TRIBUTARY_WORKER_NAME", "embedded",
                "TRIBUTARY_HOME", "/srv/tributary",
                "TRIBUTARY_PARENT", "stdin",
                "TRIBUTARY_SEEDER_UDP_PORTS", "50000-50009",
                "TRIBUTARY_SEEDER_TCP_PORT", "-1",
                "TRIBUTARY_SEEDER_PUBLIC_ADDRESS", "203.0.113.9",
                "TRIBUTARY_SEEDER_MAX_CONNECTIONS", "10",
                "TRIBUTARY_SEEDER_MAX_CONNECTIONS_PER_SWARM", "5",
                "TRIBUTARY_SEEDER_UPLOAD_LIMIT", "1000000",
                "TRIBUTARY_SEEDER_PEER_PACE", "500000"));
        environment.putAll(Map.of(
                "TRIBUTARY_SEEDER_REMOTE_CACHE", "33554432",
                "TRIBUTARY_SEEDER_FACTORY_MESSAGES", "1000",
                "TRIBUTARY_SEEDER_FACTORY_DRAIN_SECONDS", "0"));
        assertThat(SeederSettings.of(environment))
                .isEqualTo(new SeederSettings(
                        URI.create("http://127.0.0.1:8080"),
                        "secret",
                        "embedded",
                        Path.of("/srv/tributary"),
                        true,
                        -1,
                        1_000_000,
                        32 << 20,
                        new PeerLimits(10, 5, 500_000),
                        new RtcSettings(50_000, 50_009, InetAddress.getByName("203.0.113.9"), 1_000, Duration.ZERO)));
    }

    @ParameterizedTest
    @CsvSource({
        "TRIBUTARY_SITE_URL, ''",
        "TRIBUTARY_SITE_URL, localhost",
        "TRIBUTARY_WORKER_TOKEN, ' '",
        "TRIBUTARY_SEEDER_UDP_PORTS, 100",
        "TRIBUTARY_SEEDER_UDP_PORTS, 200-100",
        "TRIBUTARY_SEEDER_UDP_PORTS, 1-70000",
        "TRIBUTARY_SEEDER_TCP_PORT, 70000",
        "TRIBUTARY_SEEDER_PUBLIC_ADDRESS, example.org",
        "TRIBUTARY_SEEDER_PUBLIC_ADDRESS, 300.1.1.1",
        "TRIBUTARY_SEEDER_MAX_CONNECTIONS, many"
    })
    void namesTheVariableThatIsWrong(String name, String value) {
        var environment = new HashMap<>(LEAST);
        environment.put(name, value);
        assertThatThrownBy(() -> SeederSettings.of(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void neverShowsTheToken() {
        assertThat(SeederSettings.of(LEAST).toString()).doesNotContain("secret");
    }
}
