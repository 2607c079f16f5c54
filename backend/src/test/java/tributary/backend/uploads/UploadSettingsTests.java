package tributary.backend.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

/// Defaults, and every key by its name.
class UploadSettingsTests {

    @Test
    void withoutSettingsAFileMayHave20GigabytesAndWaitAWeek() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new UploadSettings(DataSize.ofGigabytes(20), DataSize.ofGigabytes(1), Duration.ofDays(7), 20));
    }

    @Test
    void everySettingHasAKey() {
        var all = Map.of(
                "tributary.uploads.maximum-size", "1MB",
                "tributary.uploads.free-disk-floor", "2MB",
                "tributary.uploads.expiry", "3h",
                "tributary.uploads.maximum-unfinished", "4");
        assertThat(bind(all))
                .isEqualTo(
                        new UploadSettings(DataSize.ofMegabytes(1), DataSize.ofMegabytes(2), Duration.ofHours(3), 4));
    }

    private static UploadSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("tributary.uploads", UploadSettings.class);
    }
}
