package tributary.backend.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class AccountSettingsTests {

    @Test
    void defaults() {
        assertThat(bind("tributary.accounts", AccountSettings.class, Map.of()))
                .isEqualTo(new AccountSettings(
                        true, DataSize.ofBytes(-1), Duration.ofDays(1), Duration.ofDays(14), Duration.ofMinutes(60)));
        assertThat(bind("tributary.admin", AdminSettings.class, Map.of()))
                .isEqualTo(new AdminSettings(null, "admin@localhost"));
    }

    @Test
    void everyKeyIsRead() {
        var accounts = bind(
                "tributary.accounts",
                AccountSettings.class,
                Map.of(
                        "tributary.accounts.sign-up", "false",
                        "tributary.accounts.quota", "5GB",
                        "tributary.accounts.access-token", "2h",
                        "tributary.accounts.refresh-token", "3d",
                        "tributary.accounts.reset-link", "10m"));
        assertThat(accounts)
                .isEqualTo(new AccountSettings(
                        false,
                        DataSize.ofGigabytes(5),
                        Duration.ofHours(2),
                        Duration.ofDays(3),
                        Duration.ofMinutes(10)));
        var admin = bind(
                "tributary.admin",
                AdminSettings.class,
                Map.of("tributary.admin.password", "hush hush", "tributary.admin.email", "a@example.org"));
        assertThat(admin).isEqualTo(new AdminSettings("hush hush", "a@example.org"));
        assertThat(admin.toString()).doesNotContain("hush");
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, Bindable.of(type));
    }
}
