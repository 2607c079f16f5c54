package tributary.backend.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SiteSettingsTests {

    @Test
    void defaults() {
        assertThat(bind("tributary", SiteSettings.class, Map.of()))
                .isEqualTo(new SiteSettings(Path.of("data"), null, List.of()));
        assertThat(bind("tributary.limits", LimitSettings.class, Map.of()))
                .isEqualTo(new LimitSettings(
                        Limit.valueOf("600 in 10s"),
                        Limit.valueOf("15 in 5m"),
                        Limit.valueOf("10 in 5m"),
                        Limit.valueOf("10 in 10m"),
                        Limit.valueOf("3 in 5m")));
    }

    @Test
    void everyKeyIsRead() {
        var site = bind(
                "tributary",
                SiteSettings.class,
                Map.of(
                        "tributary.home", "/srv/videos",
                        "tributary.public-url", "https://videos.example.org/",
                        "tributary.trusted-proxies", "10.0.0.0/8, ::1"));
        assertThat(site)
                .isEqualTo(new SiteSettings(
                        Path.of("/srv/videos"), "https://videos.example.org", List.of("10.0.0.0/8", "::1")));
        var limits = bind(
                "tributary.limits",
                LimitSettings.class,
                Map.of(
                        "tributary.limits.api", "1 in 1s",
                        "tributary.limits.sign-in", "2 in 1s",
                        "tributary.limits.sign-in-per-account", "3 in 1s",
                        "tributary.limits.sign-up", "4 in 1s",
                        "tributary.limits.reset-mail", "5 in 1s"));
        assertThat(limits)
                .isEqualTo(new LimitSettings(
                        Limit.valueOf("1 in 1s"),
                        Limit.valueOf("2 in 1s"),
                        Limit.valueOf("3 in 1s"),
                        Limit.valueOf("4 in 1s"),
                        Limit.valueOf("5 in 1s")));
    }

    @Test
    void aPublicAddressWithAPathIsRefused() {
        assertThatThrownBy(() -> new SiteSettings(Path.of("data"), "https://example.org/videos", List.of()))
                .hasMessageContaining("scheme, host and port only");
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, Bindable.of(type));
    }
}
