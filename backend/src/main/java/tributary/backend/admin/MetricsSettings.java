package tributary.backend.admin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of metrics.
///
/// @param token by which Prometheus may read `/metrics`, at least 20 characters; empty lets only administrators
@ConfigurationProperties("tributary.metrics")
public record MetricsSettings(@DefaultValue("") String token) {

    public MetricsSettings {
        if (!token.isEmpty() && token.length() < 20) {
            throw new IllegalArgumentException("tributary.metrics.token must have at least 20 characters");
        }
    }

    @Override
    public String toString() {
        return "MetricsSettings[]";
    }
}
