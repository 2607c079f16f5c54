package tributary.backend.accounts;

/// One thing that somebody may do beyond looking after what is their own. Roles are made of these, and routes ask for
/// them.
public enum Right {
    /// Read reports, talk with reporters, take notes, take a case.
    SEE_REPORTS,
    /// Decide about videos: label, take out of lists, block, remove.
    DECIDE_VIDEOS,
    /// Decide about people of a lower role: warn, limit, suspend, ban.
    DECIDE_PEOPLE,
    /// Delete an account with everything of it.
    DELETE_PEOPLE,
    /// Let uploads through or refuse them.
    REVIEW_UPLOADS,
    /// Let people in who asked for an account.
    APPROVE_SIGN_UPS,
    /// See accounts with their mail and network addresses, end their sessions.
    SEE_PEOPLE,
    /// Make accounts, give quotas and roles below one's own.
    MANAGE_PEOPLE,
    /// Invite people.
    INVITE,
    /// Watched words, blocked files, mail domains and networks.
    MANAGE_RULES,
    /// Everything about the site itself: settings, health, jobs, logs.
    MANAGE_SITE
}
