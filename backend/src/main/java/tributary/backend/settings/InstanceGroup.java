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
    private static final int LONGEST_BANNER = 500;

    @Bean
    @Order(0)
    SettingsGroup<InstanceSettings> instanceSettings() {
        return SettingsGroup.of("instance", "tributary.instance", InstanceSettings.class)
                .withLongTexts("description", "terms")
                .checkedBy(InstanceGroup::check);
    }

    @Bean
    @Order(5)
    SettingsGroup<NoticeSettings> noticeSettings() {
        return SettingsGroup.of("notice", "tributary.notice", NoticeSettings.class)
                .withLongTexts("banner", "maintenanceText")
                .checkedBy(values -> values.banner().length() > LONGEST_BANNER
                        ? Map.of("banner", "settings.notice.banner.wrong")
                        : Map.of());
    }

    @Bean
    @Order(6)
    SettingsGroup<PageSettings> pageSettings() {
        return SettingsGroup.of("pages", "tributary.pages", PageSettings.class)
                .withLongTexts("privacy", "operator")
                .checkedBy(values ->
                        values.contactEmail().isBlank() || values.contactEmail().matches("[^@\\s]{1,64}@[^@\\s]{1,189}")
                                ? Map.of()
                                : Map.of("contactEmail", "accounts.email.form"));
    }

    private static Map<String, String> check(InstanceSettings values) {
        var name = values.name().strip();
        return name.isEmpty() || name.length() > LONGEST_NAME
                ? Map.of("name", "settings.instance.name.wrong")
                : Map.of();
    }
}
