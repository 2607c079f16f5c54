package tributary.backend.tracking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the site uses its tracker; the tracker's own settings have the same prefix.
///
/// @param passLifetime how long a page may use its token before it fetches another, one minute to one day
@ConfigurationProperties("tributary.tracker")
record TrackingSettings(@DefaultValue("30m") Duration passLifetime) {

    TrackingSettings {
        if (passLifetime.compareTo(Duration.ofMinutes(1)) < 0 || passLifetime.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("tributary.tracker.pass-lifetime must be 1m to 1d");
        }
    }
}
