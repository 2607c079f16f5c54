package tributary.backend.site;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The address that leaves the site in links, feeds, torrents and mail: `tributary.public-url`, else that of the
/// request.
@Component
public class PublicAddress {

    private final @Nullable String configured;

    PublicAddress(SiteSettings settings) {
        this.configured = settings.publicUrl();
    }

    /// `https://host[:port]` without a trailing slash.
    public String of(HttpServletRequest request) {
        return configured != null ? configured : ofRequest(request);
    }

    /// `host[:port]` of an address as [#of] gives it: what PeerTube's objects call `host`.
    public static String host(String address) {
        return address.substring(address.indexOf("://") + 3);
    }

    /// True when the operator says that visitors come by https, whatever the last hop looks like.
    public boolean configuredAsHttps() {
        return configured != null && configured.startsWith("https://");
    }

    /// The address that the request was sent to, whatever is configured.
    public static String ofRequest(HttpServletRequest request) {
        var scheme = request.getScheme();
        var port = request.getServerPort();
        var usual = "https".equals(scheme) ? 443 : 80;
        var host = request.getServerName();
        return scheme + "://" + host + (port == usual || port <= 0 ? "" : ":" + port);
    }
}
