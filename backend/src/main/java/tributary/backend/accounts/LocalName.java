package tributary.backend.accounts;

import java.util.Optional;
import tributary.backend.site.PublicAddress;

/// Names as they stand in addresses: `name`, or `name@host` where the host is ours.
public final class LocalName {

    private LocalName() {}

    /// @return empty for a name of another site
    public static Optional<String> of(String text, String publicAddress) {
        var at = text.indexOf('@', 1);
        if (at < 0) {
            return Optional.of(text);
        }
        return text.substring(at + 1).equalsIgnoreCase(PublicAddress.host(publicAddress))
                ? Optional.of(text.substring(0, at))
                : Optional.empty();
    }
}
