package tributary.backend.site;

/// Who may use a route. Each level includes those after it.
public enum Access {
    /// Everybody, signed in or not.
    ANYONE,
    /// Whoever has an account that is not suspended.
    SIGNED_IN,
    MODERATOR,
    ADMINISTRATOR
}
