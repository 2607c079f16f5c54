package tributary.backend.webhooks;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of webhooks; the environment alone gives them.
///
/// @param allowPrivate whether addresses inside private networks may be told, for programs on the same machine
/// @param attempts how often a post is tried before it counts as failed
@ConfigurationProperties("tributary.webhooks")
record WebhookSettings(
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("8") int attempts) {}
