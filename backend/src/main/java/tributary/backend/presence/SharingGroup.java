package tributary.backend.presence;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tributary.backend.settings.SettingsGroup;

/// Sharing, as administrators set it.
@Configuration
class SharingGroup {

    @Bean
    @Order(20)
    SettingsGroup<SharingSettings> sharingSettings() {
        return SettingsGroup.of("sharing", "tributary.sharing", SharingSettings.class);
    }
}
