package tributary.backend.transcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

/// Defaults, every key by its name, and what is refused.
class TranscodingSettingsTests {

    @Test
    void withoutSettingsAllRungsAreMadeAndAJobIsTriedThreeTimes() {
        assertThat(bind(Map.of()))
                .isEqualTo(new TranscodingSettings(
                        List.of(1080, 720, 480, 360, 240),
                        35_389_440,
                        Duration.ofHours(12),
                        DataSize.ofGigabytes(4),
                        120,
                        Duration.ofSeconds(30),
                        3,
                        Duration.ofSeconds(2)));
    }

    @Test
    void everySettingHasAKey() {
        var all = Map.of(
                "tributary.transcoding.heights", "480,240",
                "tributary.transcoding.maximum-pixels", "1000",
                "tributary.transcoding.maximum-duration", "1h",
                "tributary.transcoding.maximum-memory", "1GB",
                "tributary.transcoding.maximum-cpu-seconds-per-second", "9",
                "tributary.transcoding.lease", "5s",
                "tributary.transcoding.attempts", "2",
                "tributary.transcoding.retry-delay", "7s");
        var settings = bind(all);
        assertThat(settings)
                .isEqualTo(new TranscodingSettings(
                        List.of(480, 240),
                        1000,
                        Duration.ofHours(1),
                        DataSize.ofGigabytes(1),
                        9,
                        Duration.ofSeconds(5),
                        2,
                        Duration.ofSeconds(7)));
        assertThat(settings.ladder().maximumDurationSeconds()).isEqualTo(3600);
    }

    @Test
    void aHeightThatNoRungHasIsRefused() {
        assertThatThrownBy(() -> bind(Map.of("tributary.transcoding.heights", "555")))
                .hasStackTraceContaining("must name some of 1080, 720, 480, 360 and 240");
    }

    private static TranscodingSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("tributary.transcoding", TranscodingSettings.class);
    }
}
