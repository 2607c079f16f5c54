package tributary.backend.moderation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of reports and decisions.
///
/// @param visitorsReport whether visitors without an account may report
/// @param reportsPerHour how many reports one account or address may send within an hour
/// @param sourceKept how long a removed video, or a deleted account, lies before it is really gone, so that a mistake
/// loses nothing
/// @param changeWithin how long a creator has for a change that was asked for, where the decision names no other time
@ConfigurationProperties("tributary.moderation")
public record ModerationSettings(
        @DefaultValue("false") boolean visitorsReport,
        @DefaultValue("30") int reportsPerHour,
        @DefaultValue("7d") Duration sourceKept,
        @DefaultValue("7d") Duration changeWithin) {}
