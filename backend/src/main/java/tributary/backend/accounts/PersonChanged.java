package tributary.backend.accounts;

import java.util.Map;

/// Staff made or changed somebody's account. Published where it happens, for the log of what staff did.
///
/// @param action as in `people.change`
/// @param username of the account
/// @param details what was changed, without passwords
public record PersonChanged(SignedIn by, String action, String username, Map<String, Object> details) {}
