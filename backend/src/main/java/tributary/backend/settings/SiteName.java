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

    /// Text above every page; empty for none.
    public String banner() {
        return settings.of(NoticeSettings.class).banner().strip();
    }

    /// The banner's class of style.
    public String bannerStyle() {
        return switch (settings.of(NoticeSettings.class).level()) {
            case INFO -> "";
            case WARNING -> "notice-warning";
            case DANGER -> "notice-danger";
        };
    }

    /// Whether only the team may use the site.
    public boolean isClosed() {
        return settings.of(NoticeSettings.class).maintenance();
    }

    public String text() {
        return settings.of(InstanceSettings.class).name();
    }
}
