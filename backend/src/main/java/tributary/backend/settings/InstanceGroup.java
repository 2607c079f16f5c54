package tributary.backend.settings;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tributary.backend.site.InstanceSettings;

/// What the site says about itself.
@Configuration
class InstanceGroup {

    private static final int LONGEST_NAME = 60;

    @Bean
    @Order(0)
    SettingsGroup<InstanceSettings> instanceSettings() {
        return SettingsGroup.of("instance", "tributary.instance", InstanceSettings.class)
                .withLongTexts("description", "terms")
                .checkedBy(InstanceGroup::check);
    }

    private static Map<String, String> check(InstanceSettings values) {
        var name = values.name().strip();
        return name.isEmpty() || name.length() > LONGEST_NAME
                ? Map.of("name", "settings.instance.name.wrong")
                : Map.of();
    }
}
