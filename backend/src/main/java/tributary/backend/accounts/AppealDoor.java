package tributary.backend.accounts;

import java.util.Optional;

/// Where somebody whose account is closed reads why, and answers. The module that decides such things offers one.
@FunctionalInterface
public interface AppealDoor {

    /// A path that holds for a while without signing in; only for whoever just showed the account's password.
    Optional<String> pathFor(long accountId);
}
