package tributary.backend.channels;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of channels.
///
/// @param maxPerAccount how many channels one account may have
@ConfigurationProperties("tributary.channels")
public record ChannelSettings(@DefaultValue("20") int maxPerAccount) {}
