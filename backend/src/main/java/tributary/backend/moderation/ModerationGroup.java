package tributary.backend.moderation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tributary.backend.settings.SettingsGroup;

@Configuration
class ModerationGroup {

    @Bean
    @Order(30)
    SettingsGroup<ModerationSettings> moderationSettings() {
        return SettingsGroup.of("moderation", "tributary.moderation", ModerationSettings.class);
    }
}
