package tributary.backend.accounts;

import java.util.Set;
import tributary.backend.site.Access;

/// What an account may do. The numbers are PeerTube's.
public enum Role {
    ADMINISTRATOR(0, "Administrator"),
    MODERATOR(1, "Moderator"),
    USER(2, "User");

    private static final Set<Right> OF_MODERATORS = Set.of(
            Right.SEE_REPORTS,
            Right.DECIDE_VIDEOS,
            Right.DECIDE_PEOPLE,
            Right.REVIEW_UPLOADS,
            Right.APPROVE_SIGN_UPS,
            Right.SEE_PEOPLE,
            Right.INVITE);

    private final int id;
    private final String label;

    Role(int id, String label) {
        this.id = id;
        this.label = label;
    }

    public Set<Right> rights() {
        return switch (this) {
            case ADMINISTRATOR -> Set.of(Right.values());
            case MODERATOR -> OF_MODERATORS;
            case USER -> Set.of();
        };
    }

    public boolean has(Right right) {
        return rights().contains(right);
    }

    /// Nobody acts on someone of an equal or higher role.
    public boolean outranks(Role other) {
        return id < other.id;
    }

    public int id() {
        return id;
    }

    /// The role's name in the API.
    public String label() {
        return label;
    }

    /// @throws IllegalArgumentException unless `id` is 0, 1 or 2
    public static Role of(int id) {
        for (var role : values()) {
            if (role.id == id) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role has the number " + id);
    }

    /// Whether this role opens routes of that level.
    public boolean opens(Access access) {
        return switch (access) {
            case ANYONE, SIGNED_IN -> true;
            case MODERATOR -> this != USER;
            case ADMINISTRATOR -> this == ADMINISTRATOR;
        };
    }
}
