package tributary.backend.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What everybody is told on every page, and whether the site is closed for work on it.
///
/// @param banner text above every page; empty for none
/// @param level how the banner looks
/// @param maintenance whether only the team may use the site
/// @param maintenanceText what everybody else reads meanwhile
@ConfigurationProperties("tributary.notice")
public record NoticeSettings(
        @DefaultValue("") String banner,
        @DefaultValue("INFO") Level level,
        @DefaultValue("false") boolean maintenance,
        @DefaultValue("") String maintenanceText) {

    /// How urgent a banner looks.
    public enum Level {
        INFO,
        WARNING,
        DANGER
    }
}
