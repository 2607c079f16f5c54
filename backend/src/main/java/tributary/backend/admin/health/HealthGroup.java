package tributary.backend.admin.health;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tributary.backend.settings.SettingsGroup;

/// Settings of the health page, on the dashboard.
@Configuration
class HealthGroup {

    @Bean
    @Order(80)
    SettingsGroup<HealthSettings> healthSettings() {
        return SettingsGroup.of("health", "tributary.health", HealthSettings.class);
    }
}
