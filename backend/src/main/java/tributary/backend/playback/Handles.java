package tributary.backend.playback;

import java.util.Locale;

/// Names of channels and accounts in addresses: `name`, or `name@host` with the site's own host.
public final class Handles {

    private Handles() {}

    /// The local name; empty text, which names nobody, if the host is another's.
    public static String local(String handle, String host) {
        var at = handle.indexOf('@');
        if (at < 0) {
            return handle;
        }
        var own = handle.substring(at + 1).toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
        return own ? handle.substring(0, at) : "";
    }
}
