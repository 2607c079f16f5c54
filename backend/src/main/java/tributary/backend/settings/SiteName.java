package tributary.backend.settings;

import org.springframework.stereotype.Component;
import tributary.backend.site.InstanceSettings;

/// For the page frame: `${@siteName.text()}`.
@Component("siteName")
class SiteName {

    private final LiveSettings settings;

    SiteName(LiveSettings settings) {
        this.settings = settings;
    }

    public String text() {
        return settings.of(InstanceSettings.class).name();
    }
}
