package tributary.backend.tracking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the site uses its tracker; the tracker's own settings have the same prefix.
///
/// @param tokenRequired whether swarms of public videos, too, are open to our pages only and not to ordinary clients
/// @param passLifetime how long a page may use its token before it fetches another, one minute to one day
@ConfigurationProperties("tributary.tracker")
record TrackingSettings(
        @DefaultValue("false") boolean tokenRequired,
        @DefaultValue("30m") Duration passLifetime) {

    TrackingSettings {
        if (passLifetime.compareTo(Duration.ofMinutes(1)) < 0 || passLifetime.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("tributary.tracker.pass-lifetime must be 1m to 1d");
        }
    }
}
