package tributary.backend.accounts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tributary.backend.settings.SettingsGroup;

@Configuration
class SignUpGroup {

    @Bean
    @Order(20)
    SettingsGroup<SignUpSettings> signUpSettings() {
        return SettingsGroup.of("signup", "tributary.sign-up", SignUpSettings.class);
    }
}
