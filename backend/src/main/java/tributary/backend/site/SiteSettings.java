package tributary.backend.site;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the site as a whole.
///
/// @param home the data folder
/// @param publicUrl the address under which visitors reach the site, `https://videos.example.org`; without it, the
/// address of each request
/// @param trustedProxies addresses or networks (`10.0.0.0/8`) of reverse proxies whose forwarded headers count
@ConfigurationProperties("tributary")
public record SiteSettings(
        @DefaultValue("./data") Path home,
        @Nullable String publicUrl,
        @DefaultValue List<String> trustedProxies) {

    public SiteSettings {
        if (publicUrl != null && publicUrl.isBlank()) {
            publicUrl = null;
        }
        if (publicUrl != null) {
            publicUrl = publicUrl.strip().replaceAll("/+$", "");
            if (!publicUrl.matches("https?://[^/\\s]+")) {
                throw new IllegalArgumentException(
                        "tributary.public-url must be scheme, host and port only, as in https://videos.example.org, not "
                                + publicUrl);
            }
        }
    }
}
