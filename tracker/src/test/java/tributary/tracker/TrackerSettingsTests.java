package tributary.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackerSettingsTests {

    @Test
    void defaults() {
        assertThat(TrackerSettings.defaults())
                .isEqualTo(new TrackerSettings(
                        "",
                        6969,
                        List.of("127.0.0.0/8", "::1"),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(120),
                        Duration.ofSeconds(180),
                        Duration.ofSeconds(300),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(30),
                        65_536,
                        10,
                        100,
                        20,
                        50_000,
                        500,
                        82));
    }

    @Test
    void everyKeyCanBeSet() {
        var values = Map.ofEntries(
                Map.entry("host", "127.0.0.1"),
                Map.entry("port", "7000"),
                Map.entry("trusted-proxies", "10.0.0.1, 10.1.0.0/16"),
                Map.entry("short-interval", "10"),
                Map.entry("interval", "1m"),
                Map.entry("peer-age", "PT90S"),
                Map.entry("address-interval", "10m"),
                Map.entry("offer-age", "50s"),
                Map.entry("ping-interval", "20s"),
                Map.entry("max-message", "2048"),
                Map.entry("max-offers", "5"),
                Map.entry("max-hashes", "7"),
                Map.entry("max-messages-per-second", "8"),
                Map.entry("max-sockets", "9"),
                Map.entry("max-sockets-per-address", "3"),
                Map.entry("max-peers", "40"));

        assertThat(TrackerSettings.read(values::get))
                .isEqualTo(new TrackerSettings(
                        "127.0.0.1",
                        7000,
                        List.of("10.0.0.1", "10.1.0.0/16"),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(90),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(50),
                        Duration.ofSeconds(20),
                        2048,
                        5,
                        7,
                        8,
                        9,
                        3,
                        40));
    }

    @ParameterizedTest
    @CsvSource({
        "port,70000",
        "port,x",
        "interval,soon",
        "interval,10s",
        "peer-age,100s",
        "max-message,100000",
        "max-peers,0",
    })
    void whatMakesNoSenseIsRefusedByName(String key, String value) {
        assertThatThrownBy(() -> TrackerSettings.read(each -> each.equals(key) ? value : null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tributary.tracker.");
    }
}
