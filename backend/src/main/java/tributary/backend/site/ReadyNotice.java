package tributary.backend.site;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Tells whoever started the site where it is.
@Component
class ReadyNotice {

    private final SiteSettings settings;
    private final Environment environment;

    ReadyNotice(SiteSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        var publicUrl = settings.publicUrl();
        var address = publicUrl != null
                ? publicUrl
                : "http://localhost:" + environment.getRequiredProperty("local.server.port");
        System.out.printf("%nTributary is ready at %s%n%n", address);
    }
}
