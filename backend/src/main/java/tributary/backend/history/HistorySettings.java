package tributary.backend.history;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long it is remembered who watched what.
///
/// @param keptFor what was watched longer ago is forgotten; 0 for never
@ConfigurationProperties("tributary.history")
public record HistorySettings(@DefaultValue("0") Duration keptFor) {}
