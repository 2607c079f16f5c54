package tributary.backend.security;

import java.util.Map;
import tributary.backend.accounts.SignedIn;

/// Things that routes are asked about. A module adds its own by a component of this type in its tests.
public interface RouteSamples {

    /// Name to stand in a request's path, for `{name}`, and the value. Called anew for every request that may change
    /// something, so that each finds what it asks about.
    Map<String, String> of(SignedIn owner);
}
