package tributary.backend.admin.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Settings of the health page.
///
/// @param every how often all tests run by themselves, 1m or more; zero for never
/// @param timeSource name of an NTP server that the clock is compared with; empty for none
/// @param stun `host:port` of a STUN server to test; empty for none
/// @param lowDisk the page warns when less than this is free on a disk
/// @param testSeeder whether a piece is downloaded from the seeder by WebRTC, which starts a process for some seconds
@ConfigurationProperties("tributary.health")
public record HealthSettings(
        @DefaultValue("15m") Duration every,
        @DefaultValue("") String timeSource,
        @DefaultValue("") String stun,
        @DefaultValue("2GB") DataSize lowDisk,
        @DefaultValue("true") boolean testSeeder) {

    public HealthSettings {
        if (every.isNegative() || (!every.isZero() && every.compareTo(Duration.ofMinutes(1)) < 0)) {
            throw new IllegalArgumentException("tributary.health.every must be at least 1m, or 0 for never");
        }
    }
}
