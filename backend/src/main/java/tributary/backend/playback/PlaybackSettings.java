package tributary.backend.playback;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How views are counted.
///
/// @param viewAfter watching this long, by the site's clock, makes a view; a shorter video must be
///     watched to its end
/// @param viewAgainAfter the same viewer counts again for the same video after this time
/// @param forgottenAfter a viewer who was silent for this long starts anew
/// @param rememberedViewers at most so many pairs of viewer and video are held in memory; when there
///     are more, the oldest are forgotten
/// @param flushEvery counted views reach the database this often
@ConfigurationProperties("tributary.playback")
public record PlaybackSettings(
        @DefaultValue("10s") Duration viewAfter,
        @DefaultValue("1h") Duration viewAgainAfter,
        @DefaultValue("1m") Duration forgottenAfter,
        @DefaultValue("100000") int rememberedViewers,
        @DefaultValue("10s") Duration flushEvery) {}
