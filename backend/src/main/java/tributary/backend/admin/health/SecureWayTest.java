package tributary.backend.admin.health;

import java.net.URI;
import org.springframework.stereotype.Component;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.SiteSettings;

/// Whether browsers treat pages as a secure context (W3C Secure Contexts, 3.1): without one there is no service worker
/// and
/// no hashing in the page.
@Component
class SecureWayTest implements HealthTest {

    private final SiteSettings settings;
    private final PublicAddress address;

    SecureWayTest(SiteSettings settings, PublicAddress address) {
        this.settings = settings;
        this.address = address;
    }

    @Override
    public String name() {
        return "https";
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public HealthResult run() {
        var url = settings.publicUrl();
        if (url == null) {
            return HealthResult.warning("unknown");
        }
        if (address.configuredAsHttps()) {
            return HealthResult.fine("fine");
        }
        var host = String.valueOf(URI.create(url).getHost());
        var isLocal = host.equals("localhost")
                || host.endsWith(".localhost")
                || host.startsWith("127.")
                || host.equals("[::1]");
        return isLocal ? HealthResult.fine("local") : HealthResult.broken("plain", url);
    }
}
