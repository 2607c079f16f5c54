package tributary.backend.notifications;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of notifications.
///
/// @param digest whether the team gets a letter a day with what waits for a decision
@ConfigurationProperties("tributary.notifications")
public record NotificationSettings(@DefaultValue("true") boolean digest) {}
