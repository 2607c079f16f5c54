package tributary.backend.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tributary.backend.site.InstanceSettings;

class PlaybackSettingsTests {

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, type);
    }

    @Test
    void viewsHaveTheirDefaults() {
        assertThat(bind("tributary.playback", PlaybackSettings.class, Map.of()))
                .isEqualTo(new PlaybackSettings(
                        Duration.ofSeconds(10),
                        Duration.ofHours(1),
                        Duration.ofMinutes(1),
                        100_000,
                        Duration.ofSeconds(10)));
    }

    @Test
    void everySettingOfViewsIsRead() {
        var values = Map.of(
                "tributary.playback.view-after", "3s",
                "tributary.playback.view-again-after", "1d",
                "tributary.playback.forgotten-after", "2m",
                "tributary.playback.remembered-viewers", "7",
                "tributary.playback.flush-every", "1s");
        assertThat(bind("tributary.playback", PlaybackSettings.class, values))
                .isEqualTo(new PlaybackSettings(
                        Duration.ofSeconds(3), Duration.ofDays(1), Duration.ofMinutes(2), 7, Duration.ofSeconds(1)));
    }

    @Test
    void theInstanceHasItsDefaults() {
        assertThat(bind("tributary.instance", InstanceSettings.class, Map.of()))
                .isEqualTo(new InstanceSettings(
                        "Tributary", "Videos that their viewers share with each other.", "", "", List.of(), true));
    }

    @Test
    void everySettingOfTheInstanceIsRead() {
        var values = Map.of(
                "tributary.instance.name", "a",
                "tributary.instance.short-description", "b",
                "tributary.instance.description", "c",
                "tributary.instance.terms", "d",
                "tributary.instance.languages", "en,de",
                "tributary.instance.indexed", "false");
        assertThat(bind("tributary.instance", InstanceSettings.class, values))
                .isEqualTo(new InstanceSettings("a", "b", "c", "d", List.of("en", "de"), false));
    }
}
