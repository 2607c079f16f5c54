package tributary.backend.transcoding;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tributary.backend.settings.SettingsGroup;

/// Settings of transcoding, on the dashboard. They count for jobs that are leased from now on.
@Configuration
class TranscodingGroup {

    @Bean
    @Order(30)
    SettingsGroup<TranscodingSettings> transcodingSettings() {
        return SettingsGroup.of("transcoding", "tributary.transcoding", TranscodingSettings.class);
    }
}
