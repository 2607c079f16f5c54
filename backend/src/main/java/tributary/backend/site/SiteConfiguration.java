package tributary.backend.site;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class SiteConfiguration {

    @Bean
    HomeFolder homeFolder(SiteSettings settings) {
        return new HomeFolder(settings.home());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
