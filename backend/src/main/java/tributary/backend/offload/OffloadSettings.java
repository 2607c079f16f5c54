package tributary.backend.offload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tributary.backend.site.Limit;

/// Limits of what pages report.
///
/// @param reports reports of one address; what goes beyond is not counted
/// @param rememberedPages pages of which the last report is held in memory, 100 to 10,000,000; beyond them the oldest
/// are forgotten
/// @param flushEvery counted figures reach the database this often
@ConfigurationProperties("tributary.offload")
record OffloadSettings(
        @DefaultValue("300 in 1m") Limit reports,
        @DefaultValue("50000") int rememberedPages,
        @DefaultValue("10s") Duration flushEvery) {

    OffloadSettings {
        if (rememberedPages < 100 || rememberedPages > 10_000_000) {
            throw new IllegalArgumentException("tributary.offload.remembered-pages must be 100 to 10000000");
        }
    }
}
